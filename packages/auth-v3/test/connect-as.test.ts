// Out of one connection another one for somebody else, or something else: what is sent then.
import { Connection, ConfigError, type ConnectionOptions, type Credentials, type TransportRequest } from '@os/core';
import '@os/auth-v2';
import '@os/auth-v3';
import '@os/auth-v3/mfa';
import '@os/auth-v3/oauth';
import '@os/auth-v3/oidc';
import { ANSWER } from './keystone.js';

const KEYSTONE = 'http://keystone.test:5000';
const authUrl = `${KEYSTONE}/v3`;

/** A connection over a Keystone that lets everybody in, and what that was asked. */
function start(options: ConnectionOptions) {
  const sent: TransportRequest[] = [];
  const conn = new Connection({
    ...options,
    transport: {
      async send(request) {
        sent.push(request);
        const versions = { versions: { values: [{ id: 'v3.14', links: [{ rel: 'self', href: `${KEYSTONE}/v3/` }] }] } };
        const isLogin = request.method === 'POST';
        return {
          status: isLogin ? 201 : 300,
          headers: { 'x-subject-token': 'the-token' },
          body: JSON.stringify(isLogin ? { token: { ...ANSWER.token, expires_at: '2999-01-01T00:00:00Z' } } : versions),
        };
      },
    },
  });
  return { conn, sent };
}

/** What a connection sends to log in. */
async function login(options: ConnectionOptions, change: (conn: Connection) => Connection): Promise<unknown> {
  const { conn, sent } = start(options);
  await change(conn).authorize();
  const { url, body } = sent.at(-1) ?? {};
  expect(url).toBe(`${authUrl}/auth/tokens`);
  return (JSON.parse(body as string) as { auth: unknown }).auth;
}

const user = { username: 'jo', userDomainName: 'Sales', password: 'pw' };
const project = { projectName: 'web', projectDomainName: 'Sales' };
const base = { authUrl, ...user, ...project };
const scope = { project: { name: 'web', domain: { name: 'Sales' } } };
const jo = { name: 'jo', domain: { name: 'Sales' }, password: 'pw' };
const password = (who: object, more: object = { scope }) => ({
  identity: { methods: ['password'], password: { user: who } },
  ...more,
});
const credential = { applicationCredentialId: 'c1', applicationCredentialSecret: 'shh' };
const byCredential = {
  identity: { methods: ['application_credential'], application_credential: { id: 'c1', secret: 'shh' } },
};

describe.each([
  ['a URL with a version', authUrl],
  ['a URL without one', KEYSTONE],
])('%s', (_, url) => {
  test.each<[string, object, Credentials, object]>([
    ['a user by id', base, { userId: 'u2', password: 'new' }, password({ id: 'u2', password: 'new' })],
    [
      'a user by name is looked for in the default domain, not in the old one’s',
      base,
      { username: 'li', password: 'new' },
      password({ name: 'li', domain: { id: 'default' }, password: 'new' }),
    ],
    [
      'a user by name where there was an id',
      { authUrl, userId: 'u1', password: 'pw', ...project },
      { username: 'li', userDomainId: 'd2', password: 'new' },
      password({ name: 'li', domain: { id: 'd2' }, password: 'new' }),
    ],
    ['another password', base, { password: 'new' }, password({ ...jo, password: 'new' })],
    [
      'a token instead of a password',
      base,
      { token: 'other' },
      { identity: { methods: ['token'], token: { id: 'other' } }, scope },
    ],
    ['a password instead of a token', { authUrl, token: 'other', ...project }, user, password(jo)],
    ['an application credential, which has its project', base, credential, byCredential],
    [
      'an application credential instead of another one',
      { authUrl, applicationCredentialId: 'c0', applicationCredentialSecret: 'old' },
      { applicationCredentialName: 'ci', username: 'jo', applicationCredentialSecret: 'shh' },
      {
        identity: {
          methods: ['application_credential'],
          application_credential: { name: 'ci', user: { name: 'jo', domain: { id: 'default' } }, secret: 'shh' },
        },
      },
    ],
    ['a password instead of an application credential', { authUrl, ...credential }, base, password(jo)],
    [
      'and though the plugin was named',
      { authUrl, ...credential, authPlugin: 'v3applicationcredential' },
      user,
      password(jo, {}),
    ],
    [
      'a named plugin',
      { ...base, authPlugin: 'password' },
      { userId: 'u2', password: 'new' },
      password({ id: 'u2', password: 'new' }),
    ],
    ['the system', base, { systemScope: 'all' }, password(jo, { scope: { system: { all: true } } })],
    ['a domain', base, { domainName: 'Sales' }, password(jo, { scope: { domain: { name: 'Sales' } } })],
    ['nothing', base, { unscoped: true }, password(jo, { scope: 'unscoped' })],
    [
      'another code',
      { ...base, authMethods: 'v3password,v3totp', passcode: '111' },
      { passcode: '222' },
      {
        identity: {
          methods: ['password', 'totp'],
          password: { user: jo },
          totp: { user: { name: 'jo', domain: { name: 'Sales' }, passcode: '222' } },
        },
        scope,
      },
    ],
  ])('%s', async (_name, options, changes, expected) => {
    expect(await login({ ...options, authUrl: url }, (conn) => conn.connectAs(changes))).toEqual(expected);
  });

  test.each<[object, object]>([
    [base, { project: { id: 'p2' } }],
    [{ authUrl, ...user, tenantName: 'old' }, { project: { id: 'p2' } }],
    [{ authUrl, ...user, systemScope: 'all' }, { project: { id: 'p2' } }],
    [{ authUrl, ...user, trustId: 't1' }, { project: { id: 'p2' } }],
    [{ authUrl, ...user, unscoped: true }, { project: { id: 'p2' } }],
    [{ authUrl, ...user, domainId: 'd1' }, { project: { id: 'p2' } }],
  ])('a project instead of whatever the scope was: %j', async (options, expected) => {
    const asProject = (conn: Connection) => conn.connectAsProject('p2');
    expect(await login({ ...options, authUrl: url }, asProject)).toEqual(password(jo, { scope: expected }));
  });

  test('a project by name, and the domain that is given with it', async () => {
    const asProject = (conn: Connection) => conn.connectAsProject({ name: 'db', domainName: 'Ops' });
    const expected = password(jo, { scope: { project: { name: 'db', domain: { name: 'Ops' } } } });
    expect(await login({ ...base, authUrl: url }, asProject)).toEqual(expected);
  });
});

test('whoever logs in through an identity provider goes on doing so', async () => {
  const oidc = {
    authUrl,
    identityProvider: 'idp',
    protocol: 'openid',
    clientId: 'sdk',
    accessTokenEndpoint: 'https://idp.test/token',
    ...project,
  };
  const { conn, sent } = start({ ...oidc, username: 'jo', password: 'pw' });
  const other = conn.connectAs({ username: 'li', password: 'new' });
  expect(other.session.authenticator.name).toBe('v3oidcpassword');
  await expect(other.authorize()).rejects.toThrow('The identity provider answered without "access_token"');
  expect(sent.map(({ url, body }) => `${url} ${body as string}`)).toEqual([
    'https://idp.test/token client_id=sdk&grant_type=password&scope=openid+profile&username=li&password=new',
  ]);
  expect(conn.connectAs({ token: 'other' }).session.authenticator.name).toBe('v3token');
});

describe('what cannot be', () => {
  test('an application credential is for one project', () => {
    const { conn, sent } = start({ authUrl, ...credential });
    expect(() => conn.connectAsProject('p2')).toThrow(ConfigError);
    expect(() => conn.connectAsProject('p2')).toThrow('An application credential is for one project already');
    expect(() => conn.connectAsProject('p2')).not.toThrow('shh');
    expect(sent).toEqual([]);
  });

  test('what OAuth 1 allows is, too', () => {
    const { conn } = start({ authUrl, consumerKey: 'a', consumerSecret: 'b', accessKey: 'c', accessSecret: 'd' });
    expect(() => conn.connectAsProject('p2')).toThrow('What OAuth 1 allows is for one project already');
  });

  test('two scopes', () => {
    expect(() => start(base).conn.connectAs({ projectId: 'p2', systemScope: 'all' })).toThrow(
      'A token has one scope; ask for project or systemScope, and leave the others out',
    );
  });

  test('no project', () => {
    expect(() => start(base).conn.connectAsProject({} as never)).toThrow('projectId must be a text, and is empty');
    expect(() => start(base).conn.connectAsProject({ name: '' })).toThrow('projectName must be a text, and is empty');
  });

  test('an option that nothing takes', () => {
    expect(() => start(base).conn.connectAs({ usernmae: 'li' } as Credentials)).toThrow(
      'takes the option "usernmae"; did you mean "username"?',
    );
  });
});
