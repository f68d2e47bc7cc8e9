import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const forbid = (selector, message) => ({ selector, message });

// Electron's security checklist by its numbers; tests/e2e/electron-checklist.spec.ts shows each of them at work. A
// setting of these names has the one harmless value, spelled out: nothing that only amounts to it.
const setting = (name, value) => [
  `Property:matches([key.name="${name}"], [key.value="${name}"]):not([value.raw="${value}"])`,
  `AssignmentExpression[left.property.name="${name}"]`,
];
const never = (name) => [
  `Property:matches([key.name="${name}"], [key.value="${name}"])`,
  `AssignmentExpression[left.property.name="${name}"]`,
];
const named = (name) => `:matches([property.name="${name}"], [property.value="${name}"])`;
const item = (number, selectors, message) =>
  selectors.map((selector) => forbid(selector, `${message} (Electron's security checklist, ${number})`));

const electronSecurity = [
  ...item(
    1,
    ['CallExpression[callee.property.name="loadURL"] > Literal:first-child'],
    'The window shows its own pages.',
  ),
  ...item(2, setting('nodeIntegration', false), 'The window never gets Node.'),
  ...item(2, setting('nodeIntegrationInWorker', false), 'Workers never get Node.'),
  ...item(2, setting('nodeIntegrationInSubFrames', false), 'Frames never get Node.'),
  ...item(3, setting('contextIsolation', true), 'The preload script stays isolated.'),
  ...item(4, setting('sandbox', true), 'The window stays in the sandbox.'),
  ...item(6, setting('webSecurity', true), 'The same-origin policy stays on.'),
  ...item(8, setting('allowRunningInsecureContent', false), 'No insecure content.'),
  ...item(9, setting('experimentalFeatures', false), 'No experimental features of Chromium.'),
  ...item(10, [...never('enableBlinkFeatures'), ...never('disableBlinkFeatures')], 'Chromium as it is released.'),
  ...item(11, [...never('allowpopups'), 'JSXIdentifier[name="allowpopups"]'], 'No embedded web views.'),
  ...item(12, setting('webviewTag', false), 'No embedded web views.'),
  ...item(12, ['JSXIdentifier[name="webview"]', 'Literal[value="webview"]'], 'No embedded web views.'),
  ...item(
    15,
    [`MemberExpression${named('openExternal')}`, 'Property[key.name="openExternal"]'],
    'No address is opened outside of the application.',
  ),
  ...item(18, [`MemberExpression${named('loadFile')}`, 'Literal[value=/^file:[/][/]/i]'], 'Pages come from app://.'),
  ...item(
    20,
    ['CallExpression[callee.property.name="exposeInMainWorld"]:not([arguments.1.name="bridge"])'],
    'One bridge.',
  ),
];

const noHtmlFromText = [
  forbid('JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'Text is never interpreted as HTML.'),
  forbid('MemberExpression[property.name=/^(innerHTML|outerHTML)$/]', 'Text is never interpreted as HTML.'),
  forbid('CallExpression[callee.property.name="insertAdjacentHTML"]', 'Text is never interpreted as HTML.'),
];

const testsThatDoNotRun = forbid(
  'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|fixme|skipIf|runIf|fails)$/]',
  'Every test runs, every time.',
);

const network = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises'];
const offline = {
  paths: network.flatMap((name) => [name, `node:${name}`]).map((name) => ({ name, message: 'Residua works offline.' })),
};
const speaking = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
  name,
  message: 'Residua works offline.',
}));

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'test-results/', 'playwright-report/', 'node_modules/']),
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: { 'max-lines': ['error', 300] },
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', ...electronSecurity, ...noHtmlFromText],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    },
  },
  {
    files: ['main/**/*.ts', 'renderer/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', offline],
      'no-restricted-globals': ['error', ...speaking],
    },
  },
  // The two that may speak to a network, each to one address and only when it is switched on.
  { files: ['main/signing/ask-timestamp-server.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['main/update/ask-manifest.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['main/cli.ts', 'main/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-globals': [
        'error',
        ...speaking,
        ...['localStorage', 'sessionStorage', 'indexedDB'].map((name) => ({
          name,
          message: 'Data lives in the vault only.',
        })),
        ...['alert', 'confirm', 'prompt'].map((name) => ({ name, message: 'Use a dialog of the application.' })),
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', 500],
      'no-restricted-syntax': ['error', testsThatDoNotRun],
      // Playwright reads from a fixture's first parameter what it needs; one that needs nothing says so.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  {
    files: ['build/**/*.{js,mjs}', '*.js', '.*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'Buffer', 'URL', 'performance', 'module', 'fetch', 'AbortSignal'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
