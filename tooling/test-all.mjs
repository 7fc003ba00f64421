// Everything that CI checks: the checks that need no cloud, then those against a real one. Installs what it needs, and ends
// with the sum of both.
import { runNode } from './run.mjs';
import { summary } from './steps.mjs';

/** Minutes; more than any of them takes, as their own steps are watched. */
const LONG = 300;
const SUM = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
const STAGES = {
  'npm test': ['tooling/test.mjs'],
  'npm run test:cloud': ['--build', 'tooling/test-cloud.mjs'],
};

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, script] of Object.entries(STAGES)) {
  console.log(`\n== ${name}`);
  const { code, output } = await runNode(['tooling/bootstrap.mjs', ...script], { show: true, minutes: LONG });
  const sum = [...output.matchAll(SUM)].at(-1);
  const [, passed = 0, failed = 0, skipped = 0] = sum ?? [];
  total.passed += Number(passed);
  total.skipped += Number(skipped);
  // It may end without a sum, or in a way of which the sum knows nothing.
  total.failed += sum && code === 0 ? Number(failed) : Math.max(Number(failed), 1);
}
console.log(`\n${summary(total)}`);
process.exit(total.failed > 0 ? 1 : 0);
