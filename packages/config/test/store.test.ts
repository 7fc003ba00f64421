import { fork } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStore } from '@os/config';
import { buildSync } from 'esbuild';

let folder: string;
let directory: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'os-store-'));
  directory = join(folder, 'a/b');
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => fileStore({ directory, onWarning: (message) => void warnings.push(message.replaceAll(folder, '')) });
const files = () => readdirSync(directory);

test('what was set is there, for this store and others, until it is deleted', async () => {
  const store = open();
  expect(await store.get('token:a')).toBeUndefined();
  await store.set('token:a', 'one');
  await store.set('token:a', 'two\n"ü"');
  await store.set('token:b', '');
  expect(await open().get('token:a')).toBe('two\n"ü"');
  expect(await open().get('token:b')).toBe('');
  expect(files()).toHaveLength(2);
  await store.delete('token:a');
  await store.delete('token:a');
  expect(await store.get('token:a')).toBeUndefined();
  expect(await store.get('token:b')).toBe('');
});

test('folder and files are the user’s alone, and their names tell nothing', async () => {
  await open().set('token:https://jo@cloud.test', 'secret');
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  const [name] = files();
  expect(name).toMatch(/^[0-9a-f]{64}\.1\.[0-9a-f]{16}\.never$/);
  expect(statSync(join(directory, name!)).mode & 0o777).toBe(0o600);
});

test('what has expired is gone, and its file is removed by the next write', async () => {
  const store = open();
  await store.set('a', 'old', { expiresAt: Date.now() - 1 });
  await store.set('b', 'new', { expiresAt: Date.now() + 60_000 });
  expect(await store.get('a')).toBeUndefined();
  expect(await store.get('b')).toBe('new');
  expect(files()).toHaveLength(1);
});

test.each(['', '{"value": ', 'null', '{"value": 5}', '\0'])('a corrupt file (%j) is as good as none', async (text) => {
  const store = open();
  await store.set('a', 'one');
  writeFileSync(join(directory, files()[0]!), text);
  expect(await store.get('a')).toBeUndefined();
  await store.set('a', 'two');
  expect(await store.get('a')).toBe('two');
});

test('other files are left alone, but not those of writes that were never finished', async () => {
  const store = open();
  await store.set('a', 'one');
  writeFileSync(join(directory, 'README'), '');
  for (const name of ['.00112233445566aa', '.00112233445566bb']) writeFileSync(join(directory, name), '{"val');
  utimesSync(join(directory, '.00112233445566aa'), 0, 0);
  expect(await store.get('a')).toBe('one');
  expect(files()).toHaveLength(3);
  expect(files()).toEqual(expect.arrayContaining(['README', '.00112233445566bb']));
});

test('a folder that others may write to, and what is none, is refused', () => {
  mkdirSync(directory, { recursive: true });
  for (const mode of [0o770, 0o702]) {
    chmodSync(directory, mode);
    expect(open).toThrow(`${directory} cannot hold tokens: others than this user may write to it; make it private`);
  }
  chmodSync(directory, 0o755);
  expect(open).not.toThrow();
  rmSync(directory, { recursive: true });
  symlinkSync(folder, directory);
  expect(open).toThrow('it is no folder');
});

test('a folder that others may write to later is used no more, without failing the call', async () => {
  const store = open();
  await store.set('a', 'one');
  chmodSync(directory, 0o777);
  expect(await store.get('a')).toBeUndefined();
  await store.set('b', 'secret');
  await store.delete('a');
  expect(files()).toHaveLength(1);
  expect(warnings).toHaveLength(3);
  expect(warnings[0]).toMatch(/^Nothing is kept in \/a\/b: \/a\/b cannot hold tokens: others than this user/);
});

test('what goes wrong on the disk fails no call', async () => {
  const store = open();
  writeFileSync(join(folder, 'a'), 'a file where the folder has to be');
  await store.set('a', 'one');
  expect(await store.get('a')).toBeUndefined();
  expect(warnings[0]).toMatch(/^Nothing is kept in \/a\/b: (EEXIST|ENOTDIR)$/);
});

describe('several processes at once', () => {
  /** Runs this code in processes of their own, and returns what each one sends. */
  async function inProcesses(count: number, code: string): Promise<unknown[]> {
    const script = join(folder, 'process.cjs');
    buildSync({
      stdin: {
        contents: `import { fileStore } from './store'; import { createHash } from 'node:crypto';\n${code}`,
        resolveDir: join(__dirname, '../src'),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: script,
      logLevel: 'error',
      tsconfig: join(__dirname, '../../../tsconfig.base.json'),
    });
    const run = (index: number) =>
      new Promise((resolve, reject) => {
        const child = fork(script, [directory, String(index)], { execArgv: [] });
        let answer: unknown;
        child.on('message', (message) => (answer = message));
        child.on('exit', (status) => (status === 0 ? resolve(answer) : reject(new Error(`exit status ${status}`))));
      });
    return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
  }

  test('no value is torn, and each process sees its own key as it left it', async () => {
    const results = await inProcesses(
      6,
      `const [, , directory, me] = process.argv;
       const hash = (text) => createHash('sha256').update(text).digest('hex');
       const store = fileStore({ directory, onWarning: (message) => { throw new Error(message); } });
       (async () => {
         const seen = { torn: 0, lost: 0, missing: 0 };
         for (let i = 0; i < 60; i++) {
           const text = (me + ':' + i + ' ').repeat(200 + i * 50);
           await store.set('shared', hash(text) + text);
           await store.set('own' + me, String(i));
           const shared = await store.get('shared');
           if (shared === undefined) seen.missing++;
           else if (hash(shared.slice(64)) !== shared.slice(0, 64)) seen.torn++;
           if ((await store.get('own' + me)) !== String(i)) seen.lost++;
         }
         process.send(seen);
       })();`,
    );
    expect(results).toEqual(Array(6).fill({ torn: 0, lost: 0, missing: 0 }));
    // One file for each key; of writes at the very same time, each may have left one until the next write.
    expect(files().length).toBeGreaterThanOrEqual(7);
    expect(files().length).toBeLessThanOrEqual(7 + 5);
    expect(files().filter((file) => file.startsWith('.'))).toEqual([]);
    const shared = await open().get('shared');
    expect(
      files().some((file) => readFileSync(join(directory, file), 'utf8') === JSON.stringify({ value: shared })),
    ).toBe(true);
  }, 30_000);

  test('a write that began after another one had ended is the one that counts', async () => {
    const store = open();
    for (let i = 0; i < 5; i++) {
      await inProcesses(
        2,
        `const [, , directory, me] = process.argv;
        fileStore({ directory }).set('key', 'of process ' + me);`,
      );
      await store.set('key', `of the test ${i}`);
      expect(await open().get('key')).toBe(`of the test ${i}`);
    }
  }, 30_000);
});
