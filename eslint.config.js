import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const forbid = (selector, message) => ({ selector, message });

const electronSecurity = [
  forbid('Property[key.name="nodeIntegration"][value.value=true]', 'The window never gets Node.'),
  forbid('Property[key.name="nodeIntegrationInWorker"][value.value=true]', 'Workers never get Node.'),
  forbid('Property[key.name="contextIsolation"][value.value=false]', 'The preload script stays isolated.'),
  forbid('Property[key.name="sandbox"][value.value=false]', 'The window stays in the sandbox.'),
  forbid('Property[key.name="webSecurity"][value.value=false]', 'The same-origin policy stays on.'),
  forbid('Property[key.name="allowRunningInsecureContent"][value.value=true]', 'No insecure content.'),
  forbid('Property[key.name="webviewTag"][value.value=true]', 'No embedded web views.'),
];

const noHtmlFromText = [
  forbid('JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'Text is never interpreted as HTML.'),
  forbid('MemberExpression[property.name=/^(innerHTML|outerHTML)$/]', 'Text is never interpreted as HTML.'),
  forbid('CallExpression[callee.property.name="insertAdjacentHTML"]', 'Text is never interpreted as HTML.'),
];

const opensAddresses = forbid(
  'MemberExpression[object.name="shell"][property.name="openExternal"]',
  'Only main/shell may open an address outside the application.',
);

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
      'no-restricted-syntax': ['error', ...electronSecurity, ...noHtmlFromText, opensAddresses],
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
    files: ['main/shell/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...electronSecurity, ...noHtmlFromText] },
  },
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
