// Packs every package as it would be published, into reports/packed.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pnpm } from './pnpm.mjs';
import { runNode } from './run.mjs';
import { packages, root } from './workspace.mjs';

const target = join(root, 'reports/packed');
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const script = pnpm();
for (const { name, path } of packages()) {
  const { code, output } = await runNode([script, 'pack', '--pack-destination', target], { cwd: path });
  if (code !== 0) {
    console.error(`${name} could not be packed:\n${output}`);
    process.exit(1);
  }
}
