import { join } from 'node:path';
import { runNode } from '../../run.mjs';
import { installed } from '../../tool.mjs';
import { cache } from '../../workspace.mjs';
import { install } from '../install.mjs';
import { weightOf } from '../weight.mjs';
import { bundleSize } from './bundle.mjs';

/**
 * A program with another library, which is installed for it.
 * @returns {Promise<number[]>} what it weighs in browsers, in Node, and installed
 */
export async function peerFigures({ wanted, browser, node = browser, settings }) {
  const folder = installed(wanted);
  return [
    ...(browser ? await bundleSize({ code: browser, folder }) : [undefined, undefined]),
    ...(await bundleSize({ code: node, folder, platform: 'node', settings })),
    ...installedFigures(join(cache, wanted)),
  ];
}

/** Packs what {@link ownInstall} installs. */
export async function pack() {
  const { code, output } = await runNode(['tooling/pack.mjs']);
  if (code !== 0) throw new Error(output);
}

/** What npm installs of the packed packages: the number of packages, and megabytes. */
export function ownInstall(names) {
  return installedFigures(
    install('sizes', { manifest: { dependencies: Object.fromEntries(names.map((name) => [name, ''])) } }),
  );
}

function installedFigures(folder) {
  const { packages, bytes } = weightOf(join(folder, 'node_modules'));
  return [packages, Number((bytes / 1e6).toFixed(1))];
}
