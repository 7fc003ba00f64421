// Raises the version of all packages, as the pending changesets ask, and writes it into the sources that tell it:
//
//   node tooling/release/version.mjs [FOLDER]     (the workspace's, or the one of a copy)
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages, root } from '../workspace.mjs';

const CHANGESETS = join(root, 'node_modules/@changesets/cli/bin.js');
const folder = process.argv[2] ?? root;

// Of 0.1.0, a caret range takes 0.1.x alone. A peer that leaves the range is a breaking change of whatever has it, for
// changesets: the first minor version would be 1.0.0. Here all packages go together, so that none is left behind.
const isEarly = packages(folder)[0].manifest.version.startsWith('0.');
if (isEarly) replacePeers('workspace:^', 'workspace:>=0');
const { status } = spawnSync(process.execPath, [CHANGESETS, 'version'], { cwd: folder, stdio: 'inherit' });
if (isEarly) replacePeers('workspace:>=0', 'workspace:^');

for (const { path, manifest } of packages(folder)) {
  const source = join(path, 'src/version.ts');
  if (!existsSync(source)) continue;
  writeFileSync(
    source,
    `/** This package's version; checked against package.json by the package checks. */\nexport const VERSION = '${manifest.version}';\n`,
  );
}
process.exit(status ?? 1);

function replacePeers(from, to) {
  for (const { path, manifest } of packages(folder)) {
    const { peerDependencies = {} } = manifest;
    for (const name in peerDependencies) if (peerDependencies[name] === from) peerDependencies[name] = to;
    writeFileSync(join(path, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}
