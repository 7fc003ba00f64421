import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../workspace.mjs';

const FOLDER = join(root, 'reports/profile');

/** Writes a CPU profile of one client at work, and prints where the time went. */
export async function profile({ measure }, client, scenario, n) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await measure(client, scenario, n, ['--cpu-prof', `--cpu-prof-dir=${FOLDER}`, '--cpu-prof-interval=200']);
  const [name] = readdirSync(FOLDER);
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const times = new Map();
  let total = 0;
  samples.forEach((id, i) => {
    const { functionName, url, lineNumber } = byId.get(id);
    if (functionName === '(idle)') return;
    const key = `${functionName || '(anonymous)'}  ${url && placeOf(url)}${url && `:${lineNumber + 1}`}`;
    times.set(key, (times.get(key) ?? 0) + timeDeltas[i]);
    total += timeDeltas[i];
  });
  console.log(`${scenario}, ${client}: ${(total / 1000).toFixed(0)} ms busy; ${relative(root, join(FOLDER, name))}`);
  const most = [...times].sort(([, a], [, b]) => b - a).slice(0, 25);
  for (const [key, time] of most) {
    console.log(
      `${(time / 1000).toFixed(1).padStart(8)} ms ${((100 * time) / total).toFixed(1).padStart(5)} %  ${key}`,
    );
  }
}

function placeOf(url) {
  return url.startsWith('file:') ? relative(root, fileURLToPath(url)).replace(/.*node_modules\//, '') : url;
}
