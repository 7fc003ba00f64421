// Installs packed packages as users do, by each package manager, and uses them: the three that one app needs, and all.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm } from '../pnpm.mjs';
import { runNode } from '../run.mjs';
import { tally } from '../tally.mjs';
import { root } from '../workspace.mjs';
import { install, prepare } from './install.mjs';
import { weightOf } from './weight.mjs';

const TSC = join(root, 'node_modules/typescript/bin/tsc');
const APP = { '@os/core': '', '@os/auth-v3': '', '@os/compute': '' };
const YARN = 'yarn@1.22.22';
const MOST_PACKAGES = 36;
const MOST_BYTES = 6 * 1024 * 1024;

const MANAGERS = {
  npm: (folder, manifest) => install(folder, manifest),
  'pnpm, isolated': byOther([process.execPath, pnpm()], ['install', '--ignore-workspace', '--prefer-offline']),
  'pnpm, hoisted': byOther(
    [process.execPath, pnpm()],
    ['install', '--ignore-workspace', '--prefer-offline', '--config.node-linker=hoisted'],
  ),
  yarn: byOther(
    ['npx', '--yes', 'yarn@1.22.22'],
    ['install', '--no-lockfile', '--prefer-offline', '--non-interactive'],
  ),
};

const { expect, end } = tally();
for (const [name, installed] of Object.entries(MANAGERS)) {
  // yarn looks for this in the folders above, too, and finds the one of this repository.
  const manifest = { dependencies: APP, ...(name === 'yarn' && { packageManager: YARN }) };
  const folder = withSources(installed(`installs/${name.replace(', ', '-')}`, { manifest }));
  const { packages, bytes } = weightOf(join(folder, 'node_modules'));
  const size = `${packages} packages, ${(bytes / 1024 / 1024).toFixed(1)} MB`;
  expect(`${name}: ${size}`, packages <= MOST_PACKAGES && bytes <= MOST_BYTES, `at most ${MOST_PACKAGES}, 6 MB`);
  await prints(folder, `${name}: imported`, ['esm.mjs'], 'web');
  await prints(folder, `${name}: required`, ['cjs.cjs'], 'web');
}

const two = withSources(install('installs/two-cores', { manifest: { dependencies: APP } }));
const inner = join(two, 'node_modules/@os/auth-v3/node_modules/@os/core');
cpSync(join(two, 'node_modules/@os/core'), inner, { recursive: true });
const manifest = JSON.parse(readFileSync(join(inner, 'package.json'), 'utf8'));
const newer = manifest.version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
writeFileSync(join(inner, 'package.json'), JSON.stringify({ ...manifest, version: newer }));
await prints(two, 'two versions of the core in one program', ['two-cores.mjs'], `web ${newer}`);

const all = withSources(install('installs/sdk', { manifest: { type: 'module', dependencies: { '@os/sdk': '' } } }));
const SERVICES = 'blockStorage,compute,identity,image,network,objectStore,placement';
await prints(all, '@os/sdk: services are loaded when they are touched', ['sdk.mjs'], `web ${SERVICES}`);
await prints(all, '@os/sdk: types', [TSC, '-p', '.'], '');

end();

/** A package manager that is not npm; it finds the packed packages by the same manifest. */
function byOther([command, ...before], args) {
  return (name, options) => {
    const folder = prepare(name, options);
    const { status, stderr } = spawnSync(command, [...before, ...args], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    // All of them warn of what is as it should be here: packages that come from files.
    if (status !== 0) throw new Error(`${command} could not install the packed packages into ${folder}:\n${stderr}`);
    return folder;
  };
}

function withSources(folder) {
  cpSync(fileURLToPath(new URL('./installs', import.meta.url)), folder, { recursive: true });
  cpSync(fileURLToPath(new URL('./apps/cloud.mjs', import.meta.url)), join(folder, 'cloud.mjs'));
  return folder;
}

async function prints(folder, what, command, wanted) {
  const { code, output } = await runNode(command, { cwd: folder });
  expect(what, code === 0 && output.trim() === wanted, output);
}
