import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packages, root } from '../workspace.mjs';

const PACKED = join(root, 'reports/packed');

/** The packed packages by name, as specifiers that npm installs. */
function tarballs() {
  const files = readdirSync(PACKED);
  const fileOf = (name) => files.find((file) => file.startsWith(`${name.slice(1).replace('/', '-')}-`));
  return Object.fromEntries(packages().map(({ name }) => [name, `file:${join(PACKED, fileOf(name))}`]));
}

/**
 * Makes a folder outside of the workspace with a manifest that names packed packages, and the files of `source` in it.
 * A manifest in `source` is completed: where it names a package of this repository, the packed one is taken.
 * @param {string} name of the folder, below reports/
 * @param {{ source?: string, manifest: Record<string, any> }} options
 */
export function prepare(name, { source, manifest }) {
  const folder = join(root, 'reports', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (source) cpSync(source, folder, { recursive: true, filter: (path) => !/[\\/](node_modules|dist)$/.test(path) });

  // Bundlers would find the workspace's own, which resolves packages to their sources.
  if (!existsSync(join(folder, 'tsconfig.json'))) writeFileSync(join(folder, 'tsconfig.json'), '{}\n');

  const packed = tarballs();
  const replaced = (dependencies = {}) =>
    Object.fromEntries(Object.entries(dependencies).map(([key, version]) => [key, packed[key] ?? version]));
  const completed = {
    private: true,
    ...manifest,
    dependencies: replaced(manifest.dependencies),
    devDependencies: replaced(manifest.devDependencies),
    // Peers of packed packages come from the registry otherwise: as npm, pnpm and yarn call what prevents that.
    overrides: packed,
    pnpm: { overrides: packed },
    resolutions: packed,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(completed, undefined, 2));
  return folder;
}

/** {@link prepare}, and has npm install what it names. */
export function install(name, options) {
  const folder = prepare(name, options);
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', '--no-package-lock'];
  const { status, error } = spawnSync('npm', args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm could not install the packed packages into ${folder}`, { cause: error });
  return folder;
}
