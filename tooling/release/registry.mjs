import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SCOPE } from '../scope.mjs';
import { tool } from '../tool.mjs';

/**
 * Starts an npm registry on this machine, which anybody may publish this repository's packages to, and which has all others
 * from the registry that npm uses here.
 * @param {string} folder for its files
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startRegistry(folder) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const { stdout: upstream } = spawnSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const config = {
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream.trim(), cache: false } },
    packages: {
      [`${SCOPE}/*`]: { access: '$all', publish: '$all', unpublish: '$all' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    log: { type: 'file', path: join(folder, 'log'), level: 'warn' },
  };
  // JSON is YAML, too.
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config, undefined, 2));
  const script = tool('verdaccio@6.8.0', 'bin/verdaccio', {
    // It asks for a tag of it, which mirrors may not have.
    'node-fetch': '2.7.0',
  });
  const args = [script, '--config', join(folder, 'config.yaml'), '--listen', `127.0.0.1:${port}`];
  const server = spawn(process.execPath, args, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await answers(`${url}-/ping`, server);
  return { url, stop: () => server.kill() };
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
