// The acceptance tests: `npm run test:cloud`. They run against the cloud that OS_CLOUD or OS_AUTH_URL name, or else one
// that is started on this machine. Arguments go to jest.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCloud } from './cloud/ensure.mjs';
import { runSteps, summary } from './steps.mjs';
import { root } from './workspace.mjs';

const RESULTS = 'reports/jest-acceptance.json';
const REQUESTS = join(root, 'reports/requests-cloud.jsonl');
const ANSWERS = join(root, 'reports/answers-cloud.jsonl');
const SECRETS = join(root, 'reports/secrets-cloud');

const { skipped, cloud, cloudsFile } = await ensureCloud();
if (skipped) {
  console.log(`The acceptance tests are skipped: ${skipped}`);
  console.log(summary({ passed: 0, failed: 0, skipped: 1 }));
} else {
  rmSync(REQUESTS, { force: true });
  rmSync(ANSWERS, { force: true });
  rmSync(SECRETS, { force: true, recursive: true });
  mkdirSync(SECRETS, { recursive: true });
  const jest = ['node_modules/jest/bin/jest.js', '--config', 'jest.acceptance.config.mjs'];
  const steps = [
    {
      name: 'acceptance tests',
      run: [...jest, '--json', '--outputFile', RESULTS, ...process.argv.slice(2)],
      results: RESULTS,
      minutes: 60,
      env: { OS_RECORD_REQUESTS: REQUESTS, OS_RECORD_SECRETS: SECRETS, OS_RECORD_ANSWERS_CHECKED: ANSWERS },
    },
    {
      name: 'getting started, as npm start runs it',
      run: ['examples/getting-started/check.mjs'],
      // Without either it is a cloud of the user's own, which the environment names already.
      env: { ...(cloud && { OS_CLOUD: cloud }), ...(cloudsFile && { OS_CLIENT_CONFIG_FILE: cloudsFile }) },
    },
    {
      name: 'dashboard, in a browser',
      run: ['examples/dashboard/test.mjs'],
      env: { ...(cloud && { OS_CLOUD: cloud }), ...(cloudsFile && { OS_CLIENT_CONFIG_FILE: cloudsFile }) },
    },
    { name: 'declarations beside real answers', run: ['tooling/check-answers.mjs', ANSWERS] },
    { name: 'no secret in any output', run: ['tooling/check-secrets.mjs', SECRETS] },
  ];
  await runSteps(steps, join(SECRETS, 'output.txt'));
}
