import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from './workspace.mjs';

/** How many compilers run side by side: each takes some 300 MB. */
export const AT_ONCE = Math.min(availableParallelism(), 4);

/**
 * Runs a Node script and collects what it prints. A script that hangs is ended, and has failed.
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, show?: boolean, minutes?: number }} [options] `show` prints it at
 * once, too; `minutes` is how long it may take
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(args, { cwd = root, env = {}, show = false, minutes = 15 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: minutes * 60_000,
    });
    let output = '';
    for (const [stream, sink] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (show) sink.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal) console.error(`Ended by ${signal}; it may take ${minutes} minutes`);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Calls a function for each item, a few at a time.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 */
export async function eachAtOnce(items, work) {
  const waiting = [...items];
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let item; (item = waiting.shift());) await work(item);
  });
  await Promise.all(workers);
}

/** @param {number} since what `performance.now()` was */
export function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
