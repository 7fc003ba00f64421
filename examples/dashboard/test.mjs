// The built page in a real Chromium: against the fake cloud, or against the one that OS_CLOUD or OS_AUTH_URL name. Ends
// with the sum, and with exit status 1 if anything failed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { buildPage } from './serve.mjs';
import { pageSize } from './size.mjs';
import { openBrowser } from './test/browser.mjs';
import { testWithFakeCloud } from './test/fake.mjs';
import { testWithRealCloud } from './test/real.mjs';
import { Runner } from './test/runner.mjs';

const { OS_CLOUD, OS_AUTH_URL } = process.env;
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const runner = new Runner();
await runner.test('compiles against what was built of the packages', () =>
  promisify(execFile)(process.execPath, [TSC, '-p', import.meta.dirname]).catch(({ stdout }) => assert.fail(stdout)),
);
await runner.test('builds', buildPage);
await runner.test('the SDK in it is small', () => {
  const { sdk, rest, limit } = pageSize();
  console.log(`  SDK: ${sdk} of ${limit} bytes, gzipped; the rest of the page: ${rest}`);
  assert.ok(sdk > 0 && sdk <= limit);
});

let browser;
const isStarted = await runner.test('Chromium starts', async () => (browser = await openBrowser()));
if (browser) {
  console.log(`  Chromium ${browser.version()}`);
  await (OS_CLOUD || OS_AUTH_URL ? testWithRealCloud : testWithFakeCloud)(runner, browser);
  await browser.close();
} else if (isStarted) {
  runner.skip(
    'in a browser: there is no Chromium, and only root on Debian gets it by itself; set CHROMIUM to its path',
  );
}
runner.finish();
