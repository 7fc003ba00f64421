// A release, but for the registry that it goes to: versions and changelogs, then the packed packages are published to a
// registry on this machine, installed from there into an empty folder, and used.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tally } from '../tally.mjs';
import { packages, root } from '../workspace.mjs';
import { startRegistry } from './registry.mjs';

const PACKED = join(root, 'reports/packed');
const folder = join(root, 'reports/release');
const published = packages();
const { expect, end } = tally();

rmSync(folder, { recursive: true, force: true });
checkVersions(join(folder, 'versions'));
const registry = await startRegistry(join(folder, 'registry'));
try {
  publishAll();
  installAndUse(join(folder, 'app'));
} finally {
  registry.stop();
}
end();

/** What `npm run version` would do, in a copy of all manifests. */
function checkVersions(copy) {
  mkdirSync(copy, { recursive: true });
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.changeset', '.prettierrc'])
    if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file), { recursive: true });
  for (const { folder: name, path } of published) {
    mkdirSync(join(copy, 'packages', name), { recursive: true });
    cpSync(join(path, 'package.json'), join(copy, 'packages', name, 'package.json'));
  }
  const pending = readdirSync(join(copy, '.changeset')).filter((file) => /^(?!README).*\.md$/.test(file));
  if (pending.length === 0) {
    console.log('no changeset is pending: there is nothing to raise');
    return;
  }
  const script = join(root, 'node_modules/@changesets/cli/bin.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'version'], { cwd: copy, encoding: 'utf8' });
  expect('changesets raises the versions', status === 0, stdout + stderr);
  const raised = published.map(({ folder: name }) =>
    JSON.parse(readFileSync(join(copy, 'packages', name, 'package.json'), 'utf8')),
  );
  const versions = [...new Set(raised.map(({ version }) => version))];
  const before = published[0].manifest.version;
  expect(
    `all go from ${before} to ${versions.join()}`,
    versions.length === 1 && versions[0] !== before,
    versions.join(),
  );
  const withLog = published.filter(({ folder: name }) => existsSync(join(copy, 'packages', name, 'CHANGELOG.md')));
  expect(`${withLog.length} changelogs`, withLog.length > 0, 'there is none');
}

function publishAll() {
  for (const file of readdirSync(PACKED)) {
    const args = ['publish', join(PACKED, file), '--provenance=false', '--access=public'];
    const { status, stderr } = npm(args, folder);
    expect(`published ${file}`, status === 0, stderr);
  }
}

function installAndUse(app) {
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "private": true }\n');
  const names = ['@os/core', '@os/auth-v3', '@os/compute'];
  const { status, stderr } = npm(['install', '--no-audit', '--no-fund', ...names], app);
  expect(`npm install ${names.join(' ')}`, status === 0, stderr);
  const source = fileURLToPath(new URL('../consumers/', import.meta.url));
  cpSync(join(source, 'installs/esm.mjs'), join(app, 'esm.mjs'));
  cpSync(join(source, 'apps/cloud.mjs'), join(app, 'cloud.mjs'));
  const used = spawnSync(process.execPath, ['esm.mjs'], { cwd: app, encoding: 'utf8' });
  expect('what was installed works', used.stdout.trim() === 'web', used.stdout + used.stderr);
}

/** npm, with that registry and no other; it insists on a token, which the registry does not look at. */
function npm(args, cwd) {
  const { host } = new URL(registry.url);
  const settings = [`--registry=${registry.url}`, `--//${host}/:_authToken=nobody`, '--loglevel=error'];
  return spawnSync('npm', [...args, ...settings], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}
