// The built page in a real Chromium: against the fake cloud, or against the one that OS_CLOUD or OS_AUTH_URL name. Ends
// with the sum, and with exit status 1 if anything failed.
import assert from 'node:assert/strict';
import { buildPage } from './serve.mjs';
import { pageSize } from './size.mjs';
import { openBrowser } from './test/browser.mjs';
import { testWithFakeCloud } from './test/fake.mjs';
import { testWithRealCloud } from './test/real.mjs';
import { Runner } from './test/runner.mjs';

const { OS_CLOUD, OS_AUTH_URL } = process.env;
const runner = new Runner();
await runner.test('builds', buildPage);
await runner.test('the SDK in it is small', () => {
  const { sdk, rest, limit } = pageSize();
  console.log(`  SDK: ${sdk} of ${limit} bytes, gzipped; the rest of the page: ${rest}`);
  assert.ok(sdk > 0 && sdk <= limit);
});

const { browser, obstacle } = await openBrowser();
if (browser) {
  console.log(`  Chromium ${browser.version()}`);
  await (OS_CLOUD || OS_AUTH_URL ? testWithRealCloud : testWithFakeCloud)(runner, browser);
  await browser.close();
} else {
  runner.skip(`in a browser: ${obstacle}`);
}
runner.finish();
