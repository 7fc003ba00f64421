import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SCOPE } from './scope.mjs';
import { tool } from './tool.mjs';
import { root } from './workspace.mjs';

const PACKED = join(root, 'reports/packed');

/**
 * Starts an npm registry on this machine for packages of some scopes, which anybody may publish; others come from wherever
 * npm is set up to find them.
 * @param {string} folder for its files, which is emptied
 * @param {string[]} [scopes] default: the one of this repository
 * @returns {Promise<{ url: string, env: Record<string, string>, stop: () => void }>} `env` makes npm use it
 */
export async function startRegistry(folder, scopes = [SCOPE]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all = { access: '$all', publish: '$all', unpublish: '$all' };
  const config = {
    storage: join(folder, 'storage'),
    packages: Object.fromEntries(scopes.map((scope) => [`${scope}/*`, all])),
    web: { enable: false },
    log: { type: 'file', path: join(folder, 'log'), level: 'warn' },
  };
  // JSON is YAML, too.
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config, undefined, 2));
  const script = tool('verdaccio@6.8.0', 'bin/verdaccio', {
    // It asks for a tag of it, which mirrors may not have.
    'node-fetch': '2.7.0',
  });
  const host = `127.0.0.1:${await freePort()}`;
  const args = [script, '--config', join(folder, 'config.yaml'), '--listen', host];
  const server = spawn(process.execPath, args, { stdio: 'ignore' });
  process.once('exit', () => server.kill());
  const url = `http://${host}/`;
  await answers(`${url}-/ping`, server);
  return {
    url,
    env: {
      ...Object.fromEntries(scopes.map((scope) => [`npm_config_${scope}:registry`, url])),
      // npm insists on a token, which the registry does not look at.
      [`npm_config_//${host}/:_authToken`]: 'anyone',
    },
    stop: () => server.kill(),
  };
}

/** Publishes what tooling/pack.mjs packed, as npm does it, in a fraction of its time. */
export async function publishPacked(url) {
  for (const file of readdirSync(PACKED).map((name) => join(PACKED, name))) {
    const manifest = JSON.parse(execFileSync('tar', ['-xzOf', file, 'package/package.json']));
    const { name, version } = manifest;
    const tarball = readFileSync(file);
    const path = `${name}-${version}.tgz`;
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    const dist = { integrity, tarball: `${url}${name}/-/${path}` };
    const response = await fetch(url + encodeURIComponent(name), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        _id: name,
        name,
        'dist-tags': { latest: version },
        versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
        _attachments: { [path]: { data: tarball.toString('base64'), length: tarball.length } },
      }),
    });
    if (!response.ok) throw new Error(`${name} could not be published: ${response.status} ${await response.text()}`);
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url, server) {
  const end = performance.now() + 60_000;
  while (performance.now() < end && server.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error('The registry did not start');
}
