import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = '**/*.{ts,tsx,mts,cts}';
/** Sources that run only where Node's modules exist; all others run in browsers too. */
const NODE_SOURCES = [
  'packages/*/src/node.ts',
  'packages/core/src/transport/axios.ts',
  'packages/auth-v3/src/websso/**',
  'packages/object-store/src/node/**',
  'packages/core/src/signal.node.ts',
  'packages/core/src/transport/node/**',
  'packages/config/src/**',
  'packages/create-service/src/**',
  'packages/testing/src/http/{node-lab,serve}.ts',
  'packages/sdk/src/lazy.ts',
  'packages/transport-undici/src/**',
];
const NODE_GLOBALS = ['process', 'Buffer', 'global', 'require', 'module', '__dirname', '__filename', 'setImmediate'];

export default defineConfig(
  globalIgnores(['**/dist/', 'reports/', 'coverage/', 'docs/.vitepress/.temp/']),
  // What users write, compiled as they would: against packages that are installed, not these sources.
  globalIgnores([
    'tooling/consumers/{apps,installs,modules}/',
    'examples/third-party-service/',
    'packages/create-service/templates/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: [TYPESCRIPT],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Interfaces are augmented by packages, merged into classes, and keep declarations short where aliases expand.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/prefer-function-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Brackets tell a name of the wire from one of ours.
      '@typescript-eslint/dot-notation': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['packages/*/src/**'],
    // Where nobody listens, warnings go to the console.
    ignores: ['packages/core/src/events.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['packages/*/src/**'],
    ignores: NODE_SOURCES,
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'This runs in browsers too.' }] }],
      'no-restricted-globals': [
        'error',
        ...NODE_GLOBALS.map((name) => ({ name, message: 'This runs in browsers too.' })),
      ],
    },
  },
  {
    files: [`packages/*/test/${TYPESCRIPT}`],
    rules: {
      // Fakes are async because what they stand for is.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // Methods of helpers, taken apart.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: [`packages/*/test/types/${TYPESCRIPT}`],
    rules: {
      // Only compiled: naming a value is the test.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
);
