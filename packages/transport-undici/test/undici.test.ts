import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = join(__dirname, '..');
const PATHS = ['undici/lib/core/connect.js', 'undici/lib/dispatcher/pool.js'];

describe('the modules of undici that are taken by their paths', () => {
  test('are these', () => {
    const source = readFileSync(join(folder, 'src/pools.ts'), 'utf8');
    expect([...source.matchAll(/from '(undici\/[^']+)'/g)].map(([, path]) => path)).toEqual(PATHS);
  });

  test.each(PATHS)('%s is what undici itself exports', (path) => {
    const require = createRequire(join(folder, 'src/pools.ts'));
    const { Pool, buildConnector } = require('undici') as Record<string, unknown>;
    expect([Pool, buildConnector]).toContain(require(path));
  });

  test.each([
    ['import', ['--input-type=module', '-e', PATHS.map((path) => `await import('${path}');`).join('')]],
    ['require', ['-e', PATHS.map((path) => `require('${path}');`).join('')]],
  ])('can be loaded by %s', (_, args) => {
    expect(() => execFileSync(process.execPath, args, { cwd: folder })).not.toThrow();
  });
});
