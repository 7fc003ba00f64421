import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './workspace.mjs';

/**
 * A script of a package that npm installs where it is missing, to be run with Node: for tools that the workspace's own
 * dependencies cannot hold, or that only a few need.
 * @param {string} wanted name and version: `verdaccio@6.8.0`
 * @param {string} script path inside the package
 * @param {Record<string, string>} [overrides] versions of its dependencies, as npm's field of that name
 */
export function tool(wanted, script, overrides) {
  return join(installed(wanted, overrides), script);
}

/** The folder of a package that npm installs, into a `node_modules` of its own, where it is missing; see {@link tool}. */
export function installed(wanted, overrides) {
  const name = wanted.slice(0, wanted.lastIndexOf('@'));
  const prefix = join(cache, wanted);
  const path = join(prefix, 'node_modules', name);
  if (!existsSync(join(path, 'package.json'))) {
    console.error(`Installing ${wanted} ...`);
    mkdirSync(prefix, { recursive: true });
    writeFileSync(join(prefix, 'package.json'), JSON.stringify({ private: true, overrides }));
    const args = ['install', '--prefix', prefix, '--no-audit', '--no-fund', '--loglevel=error', wanted];
    const { status, error } = spawnSync('npm', args, {
      stdio: ['inherit', process.stderr, 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm could not install ${wanted}`, { cause: error });
  }
  return path;
}
