import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../workspace.mjs';

const PACKED = join(root, 'reports/packed');

/**
 * other packages come from wherever npm is set up to find them.
 * @param {string[]} scopes - the scopes that it is for
 * @returns {Promise<{ env: Record<string, string>, close: () => void }>} `env` makes npm use it
 */
export async function serveRegistry(scopes) {
  const documents = new Map();
  const tarballs = new Map();

  const add = (manifest, tarball) => {
    const { name, version } = manifest;
    const path = `/-/${encodeURIComponent(`${name}-${version}`)}.tgz`;
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    tarballs.set(path, tarball);
    const dist = { integrity, tarball: `http://127.0.0.1:${server.address().port}${path}` };
    documents.set(name, { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } });
  };

  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const path = request.url.split('?')[0];
    const answer = (status, content) => response.writeHead(status, { 'cache-control': 'no-store' }).end(content);
    if (tarballs.has(path)) return answer(200, tarballs.get(path));
    if (request.method === 'PUT') {
      const { versions, _attachments: attachments } = JSON.parse(body);
      const [manifest] = Object.values(versions);
      const [{ data }] = Object.values(attachments);
      add(manifest, Buffer.from(data, 'base64'));
      return answer(201, '{}');
    }
    const found = documents.get(decodeURIComponent(path.slice(1)));
    return found ? answer(200, JSON.stringify(found)) : answer(404, '{"error":"not found"}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  for (const file of readdirSync(PACKED).map((name) => join(PACKED, name))) {
    add(JSON.parse(execFileSync('tar', ['-xzOf', file, 'package/package.json'])), readFileSync(file));
  }
  const url = `http://127.0.0.1:${server.address().port}/`;
  return {
    env: {
      ...Object.fromEntries(scopes.map((scope) => [`npm_config_${scope}:registry`, url])),
      [`npm_config_//${url.slice('http://'.length)}:_authToken`]: 'anyone',
    },
    close: () => server.close(),
  };
}
