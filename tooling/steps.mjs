import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { runNode, secondsSince } from './run.mjs';

/**
 * A check: a Node script and its arguments. It is left out when the step that it `needs` failed. A step with `results` is
 * jest, told to write them there: its tests count, and it is shown while it runs; others are shown when they are done. `minutes` is how long it may take.
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} run
 * @property {string} [needs]
 * @property {string} [results]
 * @property {Record<string, string>} [env]
 * @property {number} [minutes]
 */

/**
 * Runs all steps, whichever fail, and ends the process with the sum on the last line.
 * @param {Step[]} steps
 * @param {string} outputFile - where what they print is kept, too
 */
export async function runSteps(steps, outputFile) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failed = [];
  const undone = new Set();
  for (const step of steps) {
    if (undone.has(step.needs)) {
      console.log(`\n– ${step.name}: skipped, since "${step.needs}" did not pass`);
      undone.add(step.name);
      sum.skipped++;
      continue;
    }
    console.log(`\n▶ ${step.name}`);
    const began = performance.now();
    const counts = await runStep(step, outputFile);
    for (const key of Object.keys(sum)) sum[key] += counts[key];
    if (counts.failed > 0) {
      failed.push(step.name);
      undone.add(step.name);
    }
    console.log(`${counts.failed > 0 ? '✗' : '✓'} ${step.name} (${secondsSince(began)})`);
  }
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  console.log(`\n${summary(sum)}`);
  process.exit(failed.length > 0 ? 1 : 0);
}

export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function runStep({ run, results, env, minutes }, outputFile) {
  if (results) rmSync(results, { force: true });
  const { code, output } = await runNode(run, { env, show: results !== undefined, minutes });
  appendFileSync(outputFile, output);
  if (!results && output.trim()) console.log(output.trim());
  const step = code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  if (!results || !existsSync(results)) return step;
  const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(results, 'utf8'));
  // A file that does not compile fails no test.
  const failedOtherwise = numFailedTests === 0 && (!success || code !== 0) ? 1 : 0;
  return { passed: numPassedTests, failed: numFailedTests + failedOtherwise, skipped: numPendingTests };
}
