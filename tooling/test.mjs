// All checks that need no cloud: `npm test`. A check more is a line more.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runSteps } from './steps.mjs';
import { root } from './workspace.mjs';

const JEST = 'node_modules/jest/bin/jest.js';
const RESULTS = 'reports/jest-unit.json';
const REQUESTS = join(root, 'reports/requests-unit.jsonl');
const METHODS = join(root, 'reports/methods-unit.jsonl');
const SECRETS = join(root, 'reports/secrets-unit');

rmSync(REQUESTS, { force: true });
rmSync(METHODS, { force: true });
rmSync(SECRETS, { force: true, recursive: true });
mkdirSync(SECRETS, { recursive: true });
const steps = [
  { name: 'build', run: ['tooling/build.mjs'] },
  { name: 'types of the sources', run: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: 'eslint', run: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'prettier', run: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'package template', run: ['tooling/check-packages.mjs'] },
  {
    name: 'unit tests',
    run: [JEST, '--json', '--outputFile', RESULTS],
    results: RESULTS,
    env: { OS_RECORD_REQUESTS: REQUESTS, OS_RECORD_METHODS: METHODS, OS_RECORD_SECRETS: SECRETS },
  },
  { name: 'tables in the READMEs', needs: 'build', run: ['tooling/readme-tables.mjs', METHODS, '--check'] },
  { name: 'type tests', needs: 'build', run: ['tooling/types/run.mjs'] },
  { name: 'snippets in the documents', needs: 'build', run: ['tooling/docs/snippets.mjs'] },
  { name: 'editor hovers', needs: 'build', run: ['tooling/types/hovers.mjs'] },
  { name: 'public API, as its reports have it', needs: 'build', run: ['tooling/api.mjs', '--check'] },
  { name: 'types of the last release', needs: 'build', run: ['tooling/types/released.mjs'] },
  { name: 'pack', needs: 'build', run: ['tooling/pack.mjs'] },
  { name: 'publint', needs: 'pack', run: ['tooling/packed.mjs', 'publint', '--strict'] },
  { name: 'attw', needs: 'pack', run: ['tooling/packed.mjs', 'attw', '--profile', 'node16'] },
  { name: 'module systems', needs: 'pack', run: ['tooling/consumers/modules.mjs'] },
  { name: 'installs', needs: 'pack', run: ['tooling/consumers/installs.mjs'] },
  { name: 'bundle matrix', needs: 'pack', run: ['tooling/consumers/bundle-matrix.mjs'] },
  { name: 'third-party service', needs: 'pack', run: ['tooling/consumers/third-party.mjs'] },
  { name: 'what npm create makes', needs: 'pack', run: ['tooling/consumers/created.mjs'] },
  { name: 'guides, followed literally', needs: 'pack', run: ['tooling/consumers/guides.mjs'] },
  { name: 'release, but for its registry', needs: 'pack', run: ['tooling/release/dry-run.mjs'] },
  {
    name: 'getting started',
    needs: 'build',
    run: ['examples/getting-started/check.mjs'],
    env: { OS_CLOUD: '', OS_AUTH_URL: '' },
  },
  {
    name: 'dashboard, in a browser',
    needs: 'build',
    run: ['examples/dashboard/test.mjs'],
    env: { OS_CLOUD: '', OS_AUTH_URL: '' },
  },
  { name: 'benchmark', needs: 'build', run: ['tooling/bench/run.mjs', '--check', '--quick'] },
  { name: 'sizes', needs: 'build', run: ['tooling/consumers/size.mjs'] },
  { name: 'no secret in any output', run: ['tooling/check-secrets.mjs', SECRETS] },
];
await runSteps(steps, join(SECRETS, 'output.txt'));
