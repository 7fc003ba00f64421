import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Connection } from '@os/core';
import { readArguments, USAGE } from '../src/arguments.js';
import { create, ensureFree } from '../src/create.js';
import { asking, complete } from '../src/questions.js';
import { KINDS, SETTINGS, TAKEN, UsageError } from '../src/settings.js';

const source = { templates: join(__dirname, '../templates'), coreVersion: '1.2.3' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'create-service-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const nobody = (): Promise<string> => Promise.reject(new Error('nothing is to be asked'));

/** What a command line makes, with nobody to ask. */
async function made(...args: string[]): Promise<(file: string) => string> {
  const { kind, folder: place, given } = readArguments(args) ?? { kind: 'service' as const, folder: '', given: {} };
  const { answers } = await complete(kind, place, given, nobody);
  create(folder, kind, answers, source);
  return (file) => readFileSync(join(folder, file), 'utf8');
}

test('a service whose type and key are given', async () => {
  const read = await made('widgets', '--type', 'acme-widget', '--key', 'widgets');
  expect(JSON.parse(read('package.json'))).toMatchObject({
    name: 'widgets',
    sideEffects: ['./dist/index.js', './dist/index.cjs'],
    peerDependencies: { '@os/core': '^1.2.3' },
    devDependencies: { '@os/core': '^1.2.3', '@os/testing': '^1.2.3' },
  });
  expect(read('src/api.ts')).toContain("{ type: 'acme-widget', version: 'v1', waiting }");
  expect(read('src/acme-widget.ts')).toContain(
    "path: '/acme_widgets',\n    key: 'acme_widget',\n    keys: 'acme_widgets'",
  );
  expect(read('src/service.ts')).toContain('class WidgetsService extends');
  expect(read('src/index.ts')).toContain('readonly widgets: WidgetsService;');
  expect(read('.gitignore')).toContain('node_modules');
});

test('names of its own for the package and its resource, and another version', async () => {
  const read = await made(
    ...['widgets', '--type', 'widget', '--key', 'widgets', '--name', '@acme/openstack-widgets'],
    ...['--resource', 'bigScrew', '--api-version', 'v2.1'],
  );
  expect(read('src/index.ts')).toContain("export * from '@acme/openstack-widgets/pure';");
  expect(read('src/big-screw.ts')).toContain("path: '/big_screws'");
  expect(read('src/api.ts')).toContain("version: 'v2.1'");
});

test('an authenticator', async () => {
  const read = await made('login', '--kind', 'authenticator', '--plugin', 'acme_ticket');
  expect(read('src/index.ts')).toContain('registerAuthenticator(acmeTicketPlugin);');
  expect(read('src/plugin.ts')).toContain("options: ['authUrl', 'acmeTicketKey']");
});

test('a transport, which registers nothing', async () => {
  const read = await made('openstack-quick', '--kind', 'transport');
  expect(JSON.parse(read('package.json'))).toMatchObject({
    sideEffects: false,
    exports: { '.': {}, './package.json': './package.json' },
  });
  expect(read('src/index.ts')).toContain('export { QuickTransport }');
});

test.each([
  ['quick', 'QuickTransport'],
  ['@acme/openstack-transport', 'AcmeTransport'],
  ['@acme/openstack-very-quick', 'AcmeVeryQuickTransport'],
  ['3d-transport', 'MyTransport'],
])('the class of a transport in %s is %s', async (name, expected) => {
  const read = await made('x', '--kind', 'transport', '--name', name);
  expect(read('src/index.ts')).toContain(`export { ${expected} }`);
});

test('what is not asked for follows from the name', async () => {
  const { answers } = await complete('service', 'x', { name: '@acme/openstack-key-manager' }, (_, fallback) =>
    Promise.resolve(fallback),
  );
  expect(answers).toMatchObject({ type: 'key-manager', key: 'keyManager', resource: 'keyManager' });
});

test.each(KINDS)('nothing is left to be filled in: %s', async (kind) => {
  const given = { type: 'widget', key: 'widgets', plugin: 'acme' };
  const { answers } = await complete(kind, 'acme', given, nobody);
  for (const file of create(folder, kind, answers, source))
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/__(?!PURE)\w+__/);
});

test('what is missing is asked for; an empty answer is the default', async () => {
  const asked: string[] = [];
  const ask = (question: string, fallback: string): Promise<string> => {
    asked.push(`${question} (${fallback})`);
    return Promise.resolve(asked.length === 1 ? 'openstack-secret-box' : fallback);
  };
  const { folder: place, answers } = await complete('service', undefined, {}, ask);
  expect(asked).toEqual([
    'The folder to make ()',
    'The type under which the catalog lists the service (secret-box)',
    'The attribute of a connection that the service becomes, conn.… (secretBox)',
  ]);
  expect([place, answers]).toEqual([
    'openstack-secret-box',
    {
      name: 'openstack-secret-box',
      type: 'secret-box',
      key: 'secretBox',
      resource: 'secretBox',
      'api-version': 'v1',
    },
  ]);
});

test('answers are lines, as typed or piped', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const { ask, end } = asking(input, output);
  input.end('widget\n\n');
  expect(await ask('Type', 'x')).toBe('widget');
  expect(await ask('Key', 'widgets')).toBe('widgets');
  await expect(ask('More', '')).rejects.toThrow('Nobody answers "More"; give it as an option');
  end();
  expect(String(output.read())).toContain('Type (x): ');
});

test('help', () => {
  expect(readArguments(['--help'])).toBeUndefined();
  for (const { option } of SETTINGS) expect(USAGE).toContain(`--${option} `);
});

test.each<[string, string[], string]>([
  ['an unknown option', ['x', '--tpye', 'y'], "Unknown option '--tpye'"],
  ['an option without a value', ['x', '--type'], "Option '--type <value>' argument missing"],
  ['an unknown kind', ['x', '--kind', 'policy'], '--kind should be service, authenticator, transport; it is "policy"'],
  ['two folders', ['x', 'y'], 'One folder is needed; there is also "y"'],
  ['an option of another kind', ['x', '--kind', 'transport', '--type', 'y'], '--type is not for a package of the kind'],
  ['a name that npm refuses', ['x', '--name', 'Widgets'], '--name should be a name that npm takes'],
  ['a malformed type', ['x', '--type', 'key_manager'], '--type should be in lower case, with hyphens'],
  ['a key that is no name', ['x', '--key', 'key-manager'], '--key should be a camelCase name'],
  ['a key that connections have', ['x', '--key', 'session'], 'that connections do not have yet'],
  ['a malformed version', ['x', '--api-version', '2'], '--api-version should be like "v1"'],
])('%s is refused', (_, args, message) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(message);
});

test('a default that makes no sense is refused as well', async () => {
  await expect(complete('service', 'My Widgets', { type: 'widget', key: 'widgets' }, nobody)).rejects.toThrow(
    '--name should be a name that npm takes',
  );
  await expect(complete('transport', undefined, {}, () => Promise.resolve(''))).rejects.toThrow('A folder is needed');
});

test('a folder with something in it is left alone', () => {
  ensureFree(join(folder, 'new'));
  mkdirSync(join(folder, 'empty'));
  ensureFree(join(folder, 'empty'));
  writeFileSync(join(folder, 'file'), '');
  expect(() => ensureFree(folder)).toThrow(/is there already, and not empty/);
});

test('the names that connections have are known', () => {
  const conn = new Connection({
    transport: { send: () => Promise.reject(new Error('nothing is sent')) },
    authenticator: { name: 'none', authorize: () => Promise.reject(new Error('nobody logs in')) },
  });
  const names = new Set<string>();
  for (let each: object | null = conn; each; each = Object.getPrototypeOf(each) as object | null)
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  const missing = [...names].filter((name) => !name.startsWith('_') && !TAKEN.includes(name));
  expect(missing).toEqual([]);
});
