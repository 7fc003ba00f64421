import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './workspace.mjs';

/**
 * The script of the pnpm that package.json asks for, to be run with Node. npm installs it where it is missing: corepack
 * does not come with every Node, nor does it work behind every mirror.
 */
export function pnpm() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
  const prefix = join(cache, wanted);
  const script = join(prefix, 'node_modules/pnpm/bin/pnpm.cjs');
  if (!existsSync(script)) {
    console.error(`Installing ${wanted} ...`);
    mkdirSync(prefix, { recursive: true });
    writeFileSync(join(prefix, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--prefix', prefix, '--no-audit', '--no-fund', '--loglevel=error', wanted];
    const { status, error } = spawnSync('npm', args, {
      stdio: ['inherit', process.stderr, 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm could not install ${wanted}`, { cause: error });
  }
  return script;
}
