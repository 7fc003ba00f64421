import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { scenarios } from './scenarios.mjs';

const SECONDS = 120;
const run = promisify(execFile);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The mock cloud, and measurements against it. */
export async function startCloud() {
  const mock = fork(here('mock.mjs'));
  const [origin] = await once(mock, 'message');
  /** Begins anew with other settings; what was counted until now. */
  const reset = async (settings = {}) => {
    mock.send(settings);
    return (await once(mock, 'message'))[0];
  };

  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'file');
  const makeFile = (mib) => {
    writeFileSync(file, '');
    const content = Buffer.alloc(1_048_576, 'what files are made of ');
    for (let i = 0; i < mib; i++) writeFileSync(file, content, { flag: 'a' });
  };

  /** One measurement: a process, and what the cloud counted meanwhile. */
  async function measure(client, scenario, n, nodeOptions = []) {
    const settings = scenario.startsWith('list') ? { servers: n } : scenarios[scenario].cloud;
    await reset(settings);
    if (scenarios[scenario].hasFile) makeFile(n);
    const args = [...nodeOptions, here('client.mjs'), client, scenario, String(n), `${origin}/identity`];
    const { stdout } = await run(process.execPath, args, {
      timeout: SECONDS * 1000,
      env: { ...process.env, BENCH_FILE: file },
    });
    const { failed = 0, ...outcome } = JSON.parse(stdout);
    if (failed > 0 && !settings) throw new Error(`${client} failed ${failed} times in ${scenario}: ${outcome.error}`);
    const { discoveries, connections, resets, ...counted } = await reset();
    const asked = Object.values(discoveries);
    return {
      ...outcome,
      failed,
      ...counted,
      discoveries: asked.reduce((sum, each) => sum + each, 0),
      discoveries_each: Math.max(0, ...asked),
      // Whoever loses one to a reset has to open another one.
      connections: connections - resets,
    };
  }

  const stop = () => {
    mock.disconnect();
    rmSync(folder, { recursive: true, force: true });
  };
  return { measure, stop };
}

/** The median of times and sizes, and the worst of what is counted. */
export function summaryOf(runs) {
  const summary = {};
  for (const name of Object.keys(runs[0])) {
    const values = runs.map((each) => each[name]).filter((value) => value !== undefined);
    if (typeof values[0] !== 'number') summary[name] = values[0];
    else summary[name] = /^(cpu|rss)/.test(name) ? median(values) : Math.max(...values);
  }
  return summary;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
