// A release, but for the registry that it goes to: versions and changelogs, then the packed packages are published to a
// registry on this machine, installed from there into an empty folder, and used.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { startRegistry } from '../registry.mjs';
import { tally } from '../tally.mjs';
import { packages, root } from '../workspace.mjs';

const PACKED = join(root, 'reports/packed');
const LEVELS = ['major', 'minor', 'patch'];
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
  for (const { folder: name, path } of published)
    for (const file of ['package.json', 'src/version.ts'])
      if (existsSync(join(path, file))) cpSync(join(path, file), join(copy, 'packages', name, file));
  const pending = readdirSync(join(copy, '.changeset')).filter((file) => /^(?!README).*\.md$/.test(file));
  if (pending.length === 0) {
    console.log('no changeset is pending: there is nothing to raise');
    return;
  }
  const texts = pending.map((file) => readFileSync(join(copy, '.changeset', file), 'utf8'));
  const before = published[0].manifest.version;
  const wanted = raised(
    before,
    LEVELS.find((level) => texts.some((text) => text.includes(`': ${level}\n`))),
  );
  const script = join(root, 'tooling/release/version.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, copy], { cwd: copy, encoding: 'utf8' });
  expect('changesets raises the versions', status === 0, stdout + stderr);
  const now = packages(copy);
  const versions = [...new Set(now.map(({ manifest }) => manifest.version))];
  expect(`all go from ${before} to ${wanted}, as changesets ask`, versions.join() === wanted, versions.join());
  const others = now.filter(
    ({ manifest }, i) => !isDeepStrictEqual(manifest, { ...published[i].manifest, version: wanted }),
  );
  expect('nothing else of their manifests changes', others.length === 0, others.map(({ name }) => name).join());
  const source = readFileSync(join(copy, 'packages/core/src/version.ts'), 'utf8');
  expect('the sources tell it', source.includes(`'${wanted}'`), source);
  const withLog = now.filter(({ path }) => existsSync(join(path, 'CHANGELOG.md')));
  expect(`${withLog.length} changelogs`, withLog.length > 0, 'there is none');
}

/** The version that comes after another one. */
function raised(version, level) {
  const at = LEVELS.indexOf(level);
  return version
    .split('.')
    .map((number, i) => (i < at ? number : i === at ? Number(number) + 1 : 0))
    .join('.');
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

/** npm, with that registry for the packages of this repository. */
function npm(args, cwd) {
  return spawnSync('npm', [...args, '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...registry.env },
    shell: process.platform === 'win32',
  });
}
