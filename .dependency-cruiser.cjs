// The arrows of ARCHITECTURE.md: renderer -> contract, domain; shell and cli -> everything;
// report, signing, exchange, vault, update -> store, domain; report -> exchange -> signing; update -> exchange; store -> domain; domain -> nothing.
const npm = '^(node_modules|npm)/';
const shared = '^(main/(assets|files|file-set|quiet-libraries)\\.ts|package\\.json)$';
const within = (folder) => `^main/${folder}/`;

/** Everything under `from` may import only `to`, npm packages and Node unless `extra` forbids them. */
function only(name, from, to, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from },
    to: { pathNot: [...to, shared, npm], dependencyTypesNot: ['core'] },
  };
}

const useCase = (folder, ...neighbours) =>
  only(
    `${folder}-sees-store-and-domain`,
    within(folder),
    [within(folder), within('store'), within('domain'), '^assets/.*\\.json$', ...neighbours.map(within)],
    `${folder} may use the store and the domain, and no neighbour that is not named here.`,
  );

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two modules that need each other are one module, or three.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import leads somewhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The domain knows no Node, no Electron, no DOM, no other folder.',
      from: { path: within('domain') },
      to: {
        pathNot: [within('domain'), '^assets/.*\\.json$', `${npm}(zod|decimal\\.js|temporal-polyfill|temporal-spec)/`],
      },
    },
    {
      name: 'contract-sees-domain',
      severity: 'error',
      comment: 'The contract describes calls in the words of the domain, for both sides.',
      from: { path: within('contract') },
      to: { pathNot: [within('contract'), within('domain'), `${npm}(zod|temporal-polyfill)/`] },
    },
    only('store-sees-domain', within('store'), [within('store'), within('domain')], 'The store may use the domain.'),
    useCase('vault'),
    // A report carries its evaluation as files, leaves a place for its signature and is signed: one way, from report to
    // exchange and signing. What is read out of a report is read as strictly as a signature: exchange to signing.
    useCase('report', 'signing', 'exchange'),
    useCase('signing'),
    useCase('exchange', 'signing'),
    // Files from elsewhere are read within limits, as exchange does it.
    useCase('update', 'exchange'),
    {
      name: 'window-sees-contract-and-domain',
      severity: 'error',
      comment: 'The window reaches the privileged half only through the contract.',
      from: { path: '^renderer/' },
      to: { path: '^main/', pathNot: [within('contract'), within('domain')] },
    },
    {
      name: 'window-has-no-node',
      severity: 'error',
      comment: 'The window is sandboxed: neither Node nor Electron exists there.',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-shell-only',
      severity: 'error',
      comment: 'What runs without a window can be tested without one.',
      from: { path: '^(main|renderer)/', pathNot: [within('shell'), '^main/index\\.ts$'] },
      to: { path: `${npm}electron/` },
    },
    {
      name: 'nothing-imports-the-window',
      severity: 'error',
      comment: 'Arrows point from the window to the contract, never back.',
      from: { path: '^main/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'nothing-imports-shell-or-cli',
      severity: 'error',
      comment: 'The shell and the command line are the outermost layer.',
      from: { path: '^main/', pathNot: ['^main/(shell|cli)/', '^main/(index|cli)\\.ts$'] },
      to: { path: '^main/(shell|cli)(/|\\.ts$)' },
    },
    {
      name: 'product-uses-dependencies-only',
      severity: 'error',
      comment: 'What the product imports is listed under dependencies; Electron itself is the exception.',
      from: { path: '^(main|renderer)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'], pathNot: `${npm}electron/` },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
