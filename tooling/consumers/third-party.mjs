// Builds and tests examples/third-party-service outside of the workspace, with the packed packages alone.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.mjs';
import { install } from './install.mjs';

const source = join(root, 'examples/third-party-service');
const folder = install('third-party', {
  source,
  manifest: JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')),
});
const { status } = spawnSync('npm', ['test'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
process.exit(status ?? 1);
