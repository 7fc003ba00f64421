// Runs the example as a newcomer would, twice, and checks what it prints: what the first run creates, the second one finds,
// unless the cloud is the fake one, which lives no longer than a run.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/network';
import { connectionOptions } from './cloud.mjs';

const run = promisify(execFile);
const main = fileURLToPath(new URL('./main.mjs', import.meta.url));

const { options } = connectionOptions();
const isFake = !process.env.OS_CLOUD && !process.env.OS_AUTH_URL;
const conn = new Connection(options);

async function removeNetwork() {
  const network = await conn.network.findNetwork('jenkins');
  if (network) await conn.network.deleteNetwork(network);
}

async function expectSteps(...steps) {
  const { stdout } = await run(process.execPath, [main]);
  const seen = stdout.match(/^ {4}(not there|created|found)/gm)?.map((line) => line.trim());
  if (seen?.join() !== steps.join()) throw new Error(`expected ${steps.join()}, but it printed:\n${stdout}`);
  console.log(stdout);
}

await removeNetwork();
try {
  await expectSteps('not there', 'created', 'found');
  if (!isFake) await expectSteps('found', 'found');
} finally {
  await removeNetwork();
  await conn.close();
}
