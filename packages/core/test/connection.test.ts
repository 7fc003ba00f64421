import { inspect } from 'node:util';
import type * as core from '@os/core';
import {
  ConfigError,
  Connection,
  createAccess,
  createConnection,
  defineService,
  InvalidAttributeError,
  registeredServices,
  registerService,
  serviceOf,
  ServiceConflictError,
  ServiceNotRegisteredError,
  UserPreference,
  type Authenticator,
  type ConnectionOptions,
  type CoreRange,
  type ServiceContext,
  type Transport,
} from '@os/core';
import { api, CATALOG, recorded, widgets } from './widgets.js';

const authenticator: Authenticator = {
  name: 'static',
  authorize: async () => createAccess({ headers: { 'x-auth-token': 'S3CRET-token' }, catalog: CATALOG }),
};
const transport: Transport = { send: async () => ({ status: 200, headers: {}, body: '{}' }) };
const connect = (options: ConnectionOptions = {}) => new Connection({ authenticator, transport, ...options });
/** An attribute that the types of this test's program know nothing of. */
const attribute = (conn: object, key: string): unknown => Reflect.get(conn, key);

describe('attributes', () => {
  test('are made when first touched, once', () => {
    const create = jest.fn((context: ServiceContext) => widgets.create(context));
    const conn = connect({ services: [{ ...widgets, create }] });
    expect(create).not.toHaveBeenCalled();
    const first = attribute(conn, 'widgets');
    expect(attribute(conn, 'widgets')).toBe(first);
    expect(create).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['network', '@os/network'],
    ['blockStorage', '@os/block-storage'],
  ])('conn.%s names the package that is missing, and the import', (key, name) => {
    const touch = () => attribute(connect(), key);
    expect(touch).toThrow(ServiceNotRegisteredError);
    expect(touch).toThrow(`conn.${key} needs the package "${name}": install it and add: import '${name}'`);
  });

  test('what is no service is undefined', () => {
    expect(attribute(connect(), 'nonsense')).toBeUndefined();
    expect(typeof attribute(connect(), 'toString')).toBe('function');
  });

  test('awaiting, comparing and printing a connection touches no service', async () => {
    const conn = connect();
    expect(await Promise.resolve(conn)).toBe(conn);
    expect(conn).toEqual(conn);
    expect(inspect(conn)).toBe('Connection {"services":[]}');
    expect(JSON.stringify(conn)).toBe('{"services":[]}');
    expect(String(conn as unknown)).toBe('[object Object]');
  });
});

describe('registering', () => {
  const define = (key: string, packageName: string, type = key) =>
    defineService({ key, packageName, api: { type }, service: serviceOf({}) });

  test('reaches connections that were made before', () => {
    const conn = connect();
    expect(attribute(conn, 'late')).toBeUndefined();
    registerService(define('late', '@acme/late'));
    expect(attribute(conn, 'late')).toBeDefined();
    expect(registeredServices().map(({ key }) => key)).toContain('late');
  });

  test('the same package twice is harmless, and the first stays', () => {
    const [first, second] = [define('twice', '@acme/twice'), define('twice', '@acme/twice')];
    registerService(first);
    registerService(second);
    expect(registeredServices().filter(({ key }) => key === 'twice')).toEqual([first]);
  });

  test('two packages that claim one key are both named', () => {
    registerService(define('claimed', '@acme/one'));
    const claim = () => registerService(define('claimed', '@acme/two'));
    expect(claim).toThrow(ServiceConflictError);
    expect(claim).toThrow('Both "@acme/one" and "@acme/two" register "claimed"; remove the import of one of them');
    expect(() => connect().use(define('mine', '@acme/one')).use(define('mine', '@acme/two'))).toThrow(
      ServiceConflictError,
    );
  });

  test.each([
    ['0.1.0', ['^0.1.0'], ['^0.1.1', '^0.0.9', '^0.2.0', '^1.0.0']],
    ['0.12.3', ['^0.12.0', '^0.12.3'], ['^0.12.10', '^0.1.0', '^0.13.0']],
    ['1.4.2', ['^1.0.0', '^1.4.0', '^1.4.2'], ['^1.4.10', '^1.10.0', '^0.4.2', '^2.0.0']],
  ] as const)('refuses, in %s, what was written for another core', async (version, fitting, others) => {
    await jest.isolateModulesAsync(async () => {
      jest.doMock('../src/version.js', () => ({ VERSION: version }));
      const copy = await import('@os/core');
      const register = (core: CoreRange) => () => copy.registerService({ ...define('ranged', '@acme/ranged'), core });
      for (const range of fitting) expect(register(range)).not.toThrow();
      for (const range of others) {
        expect(register(range)).toThrow(copy.ConfigError);
        expect(register(range)).toThrow(`"@acme/ranged" needs @os/core ${range}; this is ${version}`);
      }
    });
    jest.dontMock('../src/version.js');
  });

  test('use() and the option "services" are for one connection alone', () => {
    const conn = connect().use(widgets);
    expect(conn.widgets).toBeDefined();
    expect(createConnection({ authenticator, transport, services: [widgets] }).widgets).toBeDefined();
    expect(attribute(connect(), 'widgets')).toBeUndefined();
  });

  test('use() goes before what was imported, also if that was touched already', () => {
    registerService(define('shadowed', '@acme/global'));
    const conn = connect();
    const before = attribute(conn, 'shadowed');
    conn.use(define('shadowed', '@acme/own'));
    expect(attribute(conn, 'shadowed')).not.toBe(before);
  });

  test('two copies of this package in one program share what is registered, and know each other’s errors', async () => {
    type Core = typeof core;
    const copies: Core[] = [];
    for (let i = 0; i < 2; i++) await jest.isolateModulesAsync(async () => void copies.push(await import('@os/core')));
    const [one, two] = copies as [Core, Core];
    expect(one.Connection).not.toBe(two.Connection);
    one.registerService(define('fromOne', '@acme/from-one'));
    expect(attribute(new two.Connection({ authenticator, transport }), 'fromOne')).toBeDefined();
    expect(() => two.registerService(define('fromOne', '@acme/from-two'))).toThrow('"@acme/from-one"');
    expect(two.isOpenStackError(new one.ConfigError('x'))).toBe(true);
    expect(two.isOpenStackError(new Error('x'))).toBe(false);
  });
});

describe('has() and services()', () => {
  test('has() says whether the attribute is there', () => {
    const conn = connect({ services: [widgets] });
    expect([conn.has('widgets'), conn.has('network'), conn.has('session')]).toEqual([true, false, false]);
  });

  test('services() sets the catalog against what was imported', async () => {
    const catalog = [
      { type: 'widgetsv1', endpoints: [] },
      { type: 'compute', endpoints: [] },
    ];
    const next = defineService({
      key: 'widgetsNext',
      packageName: '@acme/next',
      api: { ...api, version: 'v2' },
      service: serviceOf({}),
    });
    const { conn } = recorded(undefined, { catalog });
    const listed = await conn.use(next).services();
    expect(listed.filter(({ type }) => ['widgets', 'widgetsv1', 'compute'].includes(type))).toEqual([
      { type: 'widgets', key: 'widgets', isInCatalog: true },
      { type: 'widgets', key: 'widgetsNext', isInCatalog: true },
      { type: 'compute', key: undefined, isInCatalog: true },
    ]);
    const { conn: elsewhere } = recorded(undefined, { catalog: [{ type: 'compute', endpoints: [] }] });
    expect(await elsewhere.services()).toContainEqual({ type: 'widgets', key: 'widgets', isInCatalog: false });
  });
});

describe('options', () => {
  test.each<[string, object, string | RegExp]>([
    ['beside an authenticator', { username: 'jo' }, 'The option "username" has no effect beside an authenticator'],
    ['authPlugin beside an authenticator', { authPlugin: 'v3password' }, 'The option "authPlugin" has no effect'],
    ['verify beside a transport', { verify: false }, 'verify is an option of the default transport'],
    [
      'a malformed override',
      { endpointOverrides: { network: 'not a url' } },
      'The endpoint override of "network" must be an http or https URL',
    ],
    ['an override of another scheme', { endpointOverrides: { network: 'ftp://x' } }, 'got "ftp://x"'],
    ['an unknown interface', { interface: 'secret' }, 'Visibility is one of public, internal and admin; got "secret"'],
    [
      'an override for an unknown service',
      { endpointOverrides: { netwrok: 'http://x.test/v1' } },
      /^The endpoint of "netwrok" is chosen, which is no known service: those are accelerator, .*, network, /,
    ],
    [
      'a preference for an unknown service',
      { preference: new UserPreference().setRegion('netwrok', 'zion') },
      /^The endpoint of "netwrok" is chosen, which is no known service: those are accelerator, .*, network, /,
    ],
  ])('refused: %s', (_, options, message) => {
    expect(() => connect(options)).toThrow(ConfigError);
    expect(() => connect(options)).toThrow(message);
  });

  test('an override with a password in it is refused without showing it', () => {
    for (const url of ['http://jo:S3CRET@x/v1', 'ftp://jo:S3CRET@x/v1']) {
      expect(() => connect({ endpointOverrides: { widgets: url } })).toThrow(ConfigError);
      expect(() => connect({ endpointOverrides: { widgets: url } })).not.toThrow('S3CRET');
    }
  });

  test('an option that no plugin takes names the nearest one', async () => {
    await jest.isolateModulesAsync(async () => {
      const core = await import('@os/core');
      core.registerAuthenticator({
        name: 'plain',
        packageName: '@acme/auth',
        options: ['authUrl', 'username'],
        matches: () => true,
        create: () => authenticator,
      });
      const make = () => new core.Connection({ authUrl: 'http://x/v3', usernmae: 'jo' } as ConnectionOptions);
      expect(make).toThrow('"usernmae"');
      expect(make).toThrow('did you mean "username"?');
    });
  });

  test('options that are undefined count as left out', () => {
    expect(connect({ username: undefined, preference: undefined })).toBeInstanceOf(Connection);
  });

  test('an alias of a service that was passed can be preferred', () => {
    const preference = new UserPreference()
      .setRegion('widgetsv1', 'x')
      .setVisibility(UserPreference.ALL, 'internalURL');
    expect(connect({ services: [widgets], preference })).toBeInstanceOf(Connection);
  });
});

test('nothing secret is shown, however deep one looks', async () => {
  const { conn } = recorded(() => ({ json: { widgets: [] } }));
  await conn.widgets.listWidgets();
  const shown = [
    inspect(conn, { showHidden: true, depth: 10 }),
    inspect(conn.session, { showHidden: true, depth: 10 }),
    inspect(await conn.session.access(), { showHidden: true, depth: 10 }),
    JSON.stringify(conn),
    JSON.stringify(conn.session),
    JSON.stringify(await conn.session.access()),
    `${JSON.stringify([conn])}`,
  ];
  for (const text of shown) expect(text).not.toContain('SECRET');
});

test('operations need a resource', () => {
  for (const wrong of [null, undefined, {}, 'id']) {
    expect(() => connect().get(wrong as never)).toThrow(InvalidAttributeError);
  }
});

test('close() closes the transport, and needs none that can be closed', async () => {
  const close = jest.fn();
  await connect({ transport: { ...transport, close } }).close();
  expect(close).toHaveBeenCalledTimes(1);
  await expect(connect().close()).resolves.toBeUndefined();
});
