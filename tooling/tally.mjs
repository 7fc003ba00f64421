import { summary } from './steps.mjs';

/** Counts what holds and what does not, for scripts that check several things, each told on a line. */
export function tally() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  return {
    /** @param {string} found - shown where it does not hold */
    expect(what, isGood, found) {
      console.log(`${isGood ? 'ok    ' : 'FAILED'} ${what}`);
      sum[isGood ? 'passed' : 'failed']++;
      if (!isGood) console.error(found);
    },
    /** Ends the process with the sum. */
    end() {
      console.log(summary(sum));
      process.exit(sum.failed > 0 ? 1 : 0);
    },
  };
}
