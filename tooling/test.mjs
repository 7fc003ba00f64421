// All checks that need no cloud: `npm test`. A check more is a line more.
//
//   node tooling/test.mjs [--proof NAME]     (all, or those that prove what the README says)
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runSteps } from './steps.mjs';
import { root } from './workspace.mjs';

const JEST = 'node_modules/jest/bin/jest.js';
const RESULTS = 'reports/jest-unit.json';
const REQUESTS = join(root, 'reports/requests-unit.jsonl');
const METHODS = join(root, 'reports/methods-unit.jsonl');
const SECRETS = join(root, 'reports/secrets-unit');

rmSync(SECRETS, { force: true, recursive: true });
mkdirSync(SECRETS, { recursive: true });
const steps = [
  { name: 'build', run: ['tooling/build.mjs'] },
  { name: 'types of the sources', run: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  // Two threads, each with the types of half of the files: those of all are more than fit into a heap.
  { name: 'eslint', run: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--concurrency', '2'] },
  { name: 'prettier', run: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'package template', run: ['tooling/check-packages.mjs'] },
  {
    name: 'unit tests',
    run: [JEST, '--json', '--outputFile', RESULTS],
    results: RESULTS,
    env: { OS_RECORD_REQUESTS: REQUESTS, OS_RECORD_METHODS: METHODS, OS_RECORD_SECRETS: SECRETS },
  },
  { name: 'tables in the READMEs', needs: 'build', run: ['tooling/readme-tables.mjs', METHODS, '--check'] },
  { name: 'documentation site', needs: 'build', run: ['tooling/docs/check.mjs'] },
  { name: 'type tests', needs: 'build', run: ['tooling/types/run.mjs'] },
  { name: 'snippets in the documents', needs: 'build', run: ['tooling/snippets/snippets.mjs'] },
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

/** What the README says is proven, by the checks that do so. */
const PROOFS = {
  installs: ['module systems', 'installs'],
  frontends: ['bundle matrix', 'sizes', 'dashboard, in a browser'],
  plugins: ['third-party service', 'what npm create makes', 'guides, followed literally'],
  docs: [
    'unit tests',
    'tables in the READMEs',
    'documentation site',
    'snippets in the documents',
    'public API, as its reports have it',
    'guides, followed literally',
  ],
  release: ['publint', 'attw', 'release, but for its registry'],
};

const chosen = chosenSteps(parseArgs({ options: { proof: { type: 'string' } } }).values.proof);
if (chosen.some(({ name }) => name === 'unit tests'))
  for (const file of [REQUESTS, METHODS]) rmSync(file, { force: true });
await runSteps(chosen, join(SECRETS, 'output.txt'));

function chosenSteps(proof) {
  if (proof === undefined) return steps;
  if (!(proof in PROOFS)) throw new Error(`There is no proof "${proof}"; there are ${Object.keys(PROOFS).join(', ')}`);
  const names = new Set(PROOFS[proof]);
  // What a check needs stands before it.
  for (const { name, needs } of steps.toReversed()) if (names.has(name)) names.add(needs);
  return steps.filter(({ name }) => names.has(name));
}
