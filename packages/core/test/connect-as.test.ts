import {
  ConfigError,
  Connection,
  createAccess,
  createConnection,
  limitRequests,
  registerAuthenticator,
  type Access,
  type Authenticator,
  type AuthenticatorDefinition,
  type AuthOptionValues,
  type Transport,
} from '@os/core';
import { widgets } from './widgets.js';

/** What each connection was made with, as its authenticator got it. */
function plugin(definition: Partial<AuthenticatorDefinition> & { name: string }): AuthenticatorDefinition {
  return {
    packageName: '@acme/auth',
    options: ['place'],
    matches: () => false,
    create: (options) => ({ name: definition.name, authorize: () => Promise.resolve(accessFor(options)) }),
    ...definition,
  };
}
const accessFor = (options: AuthOptionValues): Access =>
  createAccess({ headers: {}, user: { name: JSON.stringify(options) } });

const SCOPE = ['projectId', 'projectName', 'projectDomainId', 'projectDomainName', 'region9'];
const groups = [['badge', 'badgeName'], SCOPE];
registerAuthenticator(
  plugin({
    name: 'badge',
    aliases: ['plate'],
    options: ['place', 'badge', 'badgeName', 'pin', ...SCOPE],
    groups,
    matches: ({ pin, iris, gate }) => pin !== undefined && iris === undefined && gate === undefined,
  }),
);
registerAuthenticator(
  plugin({ name: 'iris', options: ['place', 'iris', ...SCOPE], groups, matches: ({ iris }) => iris !== undefined }),
);
registerAuthenticator(
  // By a badge, too, but at some other place than the cloud: whoever logs in there goes on doing so.
  plugin({
    name: 'gate',
    options: ['place', 'gate', 'badge', 'badgeName', 'pin', ...SCOPE],
    groups,
    matches: ({ gate }) => gate !== undefined,
  }),
);
// For one project, and in no group.
registerAuthenticator(plugin({ name: 'seal', options: ['place', 'seal'], matches: ({ seal }) => seal !== undefined }));

const transport: Transport = { send: async () => ({ status: 200, headers: {}, body: '{}' }) };
const start = (options: object, more: object = {}) => new Connection({ transport, ...options, ...more });
const as = (conn: Connection, credentials: object) => conn.connectAs(credentials);

/** How a connection logs in, and with which options. */
async function login(conn: Connection): Promise<object> {
  const { user } = await conn.authorize();
  return { by: conn.session.authenticator.name, ...(JSON.parse(user?.name ?? '') as object) };
}

const badge = { place: 'p', badge: 'b1', pin: '1', projectName: 'web', projectDomainName: 'Sales' };

describe('connectAs()', () => {
  test.each<[string, object, object, object]>([
    ['a secret alone leaves the rest', badge, { pin: '2' }, { by: 'badge', ...badge, pin: '2' }],
    [
      'a user replaces the user, and leaves the scope',
      badge,
      { badgeName: 'jo', pin: '2' },
      { by: 'badge', place: 'p', badgeName: 'jo', pin: '2', projectName: 'web', projectDomainName: 'Sales' },
    ],
    [
      'a scope replaces the scope as a whole',
      badge,
      { projectName: 'db' },
      { by: 'badge', place: 'p', badge: 'b1', pin: '1', projectName: 'db' },
    ],
    [
      'another way to log in replaces what only the old one took',
      badge,
      { iris: 'x' },
      { by: 'iris', place: 'p', iris: 'x', projectName: 'web', projectDomainName: 'Sales' },
    ],
    ['and the scope too, where it has none', badge, { seal: 's' }, { by: 'seal', place: 'p', seal: 's' }],
    [
      'and back',
      { place: 'p', seal: 's' },
      { badge: 'b1', pin: '1' },
      { by: 'badge', place: 'p', badge: 'b1', pin: '1' },
    ],
    [
      'the way stays where it takes what is new, though others do so, too',
      { ...badge, gate: 'g' },
      { badge: 'b2', pin: '2' },
      { by: 'gate', ...badge, gate: 'g', badge: 'b2', pin: '2' },
    ],
    [
      'a plugin that was named stays as well',
      { ...badge, authPlugin: 'plate' },
      { pin: '2' },
      { by: 'badge', ...badge, pin: '2' },
    ],
    [
      'unless it does not take what is new',
      { ...badge, authPlugin: 'plate' },
      { iris: 'x' },
      { by: 'iris', place: 'p', iris: 'x', projectName: 'web', projectDomainName: 'Sales' },
    ],
    [
      'a plugin that is named now takes what it can of the rest',
      { ...badge, authPlugin: 'badge' },
      { authPlugin: 'iris', iris: 'x' },
      { by: 'iris', place: 'p', iris: 'x', projectName: 'web', projectDomainName: 'Sales' },
    ],
    [
      'what is undefined counts as left out',
      badge,
      { badge: undefined, pin: '2' },
      { by: 'badge', ...badge, pin: '2' },
    ],
  ])('%s', async (_, options, changes, expected) => {
    const conn = start(options);
    const before = await login(conn);
    expect(await login(as(conn, changes))).toEqual(expected);
    expect(await login(conn)).toEqual(before);
  });

  test('once more out of such a connection', async () => {
    const conn = as(as(start(badge), { iris: 'x' }), { badge: 'b2', pin: '2' });
    expect(await login(conn)).toMatchObject({ by: 'badge', badge: 'b2', pin: '2', projectName: 'web' });
  });

  test('what is wrong is told at once', () => {
    const conn = start(badge);
    expect(() => as(conn, { bagde: 'b2' })).toThrow(ConfigError);
    expect(() => as(conn, { bagde: 'b2' })).toThrow('takes the option "bagde"; did you mean "badge"?');
    expect(() => as(conn, { authPlugin: 'iriss', iris: 'x' })).toThrow(/plugin "iriss" .*did you mean "iris"\?/);
    expect(() => as(conn, { verify: false })).toThrow('verify is an option of the default transport');
  });

  test('shares the transport, the services, the preferences and the policies', async () => {
    const sent: Record<string, string>[] = [];
    const shared: Transport = {
      send: async ({ url, headers }) => {
        sent.push({ url, agent: headers['user-agent'] ?? '' });
        return { status: 200, headers: {}, body: '{}' };
      },
    };
    const options = {
      userAgent: 'mine',
      endpointOverrides: { widgets: 'http://w.test/v1' },
      policies: [limitRequests({ concurrency: 1 })],
    };
    const conn = createConnection({ ...badge, transport: shared, ...options, services: [widgets] });
    const other = conn.connectAs({});
    expect(other).not.toBe(conn);
    expect(other.session.transport).toBe(shared);
    expect(other.session.policies.names).toEqual(conn.session.policies.names);
    await other.widgets.request({ path: '/x' });
    expect(sent).toEqual([{ url: 'http://w.test/v1/x', agent: expect.stringMatching(/^mine os-sdk/) as string }]);
  });

  test('options of the default transport are no obstacle: it is shared', () => {
    const conn = start({ ...badge, transport: undefined, verify: false });
    expect(as(conn, { pin: '2' }).session.transport).toBe(conn.session.transport);
  });

  test('a connection that has an authenticator takes another one, and no options', async () => {
    const named = (name: string): Authenticator => ({ name, authorize: () => Promise.resolve(accessFor({})) });
    const conn = createConnection({ transport, services: [widgets], authenticator: named('first') });
    const wrong = () => as(conn, { pin: '2' });
    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow('The option "pin" has no effect beside an authenticator: make one with it');
    expect(() => conn.connectAsProject('p1')).toThrow('The option "projectId" has no effect beside an authenticator');
    const other = conn.connectAs({ authenticator: named('second') });
    expect(other.session.authenticator.name).toBe('second');
    expect(other.widgets).toBeDefined();
    expect(start(badge).connectAs({ authenticator: named('third') }).session.authenticator.name).toBe('third');
  });
});

describe('connectAsProject()', () => {
  const rest = { by: 'badge', place: 'p', badge: 'b1', pin: '1' };

  test.each([
    ['p1', { projectId: 'p1' }],
    [{ id: 'p1' }, { projectId: 'p1' }],
    [{ name: 'db' }, { projectName: 'db' }],
    [
      { name: 'db', domainId: 'd1' },
      { projectName: 'db', projectDomainId: 'd1' },
    ],
    [
      { name: 'db', domainName: 'Ops' },
      { projectName: 'db', projectDomainName: 'Ops' },
    ],
  ])('%j', async (project, scope) => {
    const conn = start({ ...badge, region9: 'all' });
    expect(await login(conn.connectAsProject(project))).toEqual({ ...rest, ...scope });
  });

  test('a project that has both an id and a name is known by its id', async () => {
    class Project {
      readonly #body = { id: 'p1', name: 'db' };
      get id(): string {
        return this.#body.id;
      }
      get name(): string {
        return this.#body.name;
      }
    }
    expect(await login(start(badge).connectAsProject(new Project()))).toMatchObject({ projectId: 'p1' });
  });

  test('nothing that tells a project is not taken for the old one', async () => {
    const nothing = start(badge).connectAsProject({} as never);
    expect(await login(nothing)).toEqual({ ...rest, projectId: '' });
  });
});

describe('authorize()', () => {
  test('logs in once, and says who it is', async () => {
    const access = createAccess({ headers: { 'x-auth-token': 'S3CRET' }, user: { name: 'jo' }, expiresAt: Infinity });
    const authorize = jest.fn(() => Promise.resolve(access));
    const conn = createConnection({ transport, authenticator: { name: 'static', authorize } });
    expect(await conn.authorize()).toBe(access);
    expect(await conn.authorize()).toBe(access);
    expect(authorize).toHaveBeenCalledTimes(1);
  });

  test('tells what is wrong with the login', async () => {
    const authenticator: Authenticator = { name: 'broken', authorize: () => Promise.reject(new ConfigError('no')) };
    await expect(createConnection({ transport, authenticator }).authorize()).rejects.toThrow(ConfigError);
  });
});
