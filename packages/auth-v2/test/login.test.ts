import { inspect } from 'node:util';
import {
  AuthenticationError,
  ConfigError,
  Connection,
  InvalidResponseError,
  createConnection,
  type AuthOptions,
} from '@os/core';
import '@os/auth-v2';
import { v2Password, v2PasswordPlugin, v2Token } from '@os/auth-v2/pure';
import nock from 'nock';

// No Keystone has spoken version 2.0 since the release Queens (2018), so that nothing here could be tried on a real
// one. The answer has the shape of the example in the documentation of that API.
const ANSWER = {
  access: {
    token: {
      issued_at: '2014-01-30T15:30:58.819584',
      expires: '2014-01-31T15:30:58Z',
      id: 'aaaaa-bbbbb-ccccc-dddd',
      tenant: { description: null, enabled: true, id: 'fc394f2ab2df4114bde39905f800dc57', name: 'demo' },
    },
    serviceCatalog: [
      {
        endpoints: [
          {
            adminURL: 'http://23.253.72.207:8774/v2/fc394f2ab2df4114bde39905f800dc57',
            region: 'RegionOne',
            internalURL: 'http://23.253.72.207:8774/v2/fc394f2ab2df4114bde39905f800dc57',
            id: '2dad48f09e2a447a9bf852bcd93548ef',
            publicURL: 'http://23.253.72.207:8774/v2/fc394f2ab2df4114bde39905f800dc57',
          },
        ],
        endpoints_links: [],
        type: 'compute',
        name: 'nova',
      },
      {
        endpoints: [{ region: 'RegionOne', publicURL: 'http://23.253.72.207:9696/' }],
        endpoints_links: [],
        type: 'network',
        name: 'neutron',
      },
    ],
    user: {
      username: 'demo',
      roles_links: [],
      id: '9a6590b2ab024747bc2167c4e064d00d',
      roles: [{ name: 'Member' }, { name: 'anotherrole' }],
      name: 'demo',
    },
    metadata: { is_admin: 0, roles: ['7598ac3c634d4c3da4b9126a5f67ca2b', 'f95c0ab82d6045d9805033ee1fbc80d4'] },
  },
};

const KEYSTONE = 'http://keystone.test:5000';
const authUrl = `${KEYSTONE}/v2.0`;
const user = { username: 'demo', password: 'hunter2' };

afterEach(() => {
  jest.restoreAllMocks();
});

/** Expects one login with exactly this body, and without a token. */
function expectLogin(body: nock.RequestBodyMatcher, path = '/v2.0/tokens'): nock.Interceptor {
  return nock(KEYSTONE, { badheaders: ['x-auth-token'] })
    .matchHeader('content-type', 'application/json')
    .post(path, body);
}

async function logIn(options: AuthOptions & { authPlugin?: string }) {
  return new Connection({ authUrl, retries: 0, ...options }).session.access();
}

test.each<[string, AuthOptions & { authPlugin?: string }, nock.DataMatcherMap]>([
  [
    'a user by name',
    { username: 'demo', password: 'pw' },
    { passwordCredentials: { username: 'demo', password: 'pw' } },
  ],
  [
    'userName, another spelling',
    { userName: 'demo', password: 'pw' },
    { passwordCredentials: { username: 'demo', password: 'pw' } },
  ],
  [
    'a user by id, which goes before the name',
    { userId: 'u1', username: 'demo', password: 'pw' },
    { passwordCredentials: { userId: 'u1', password: 'pw' } },
  ],
  ['a token', { token: 'old-token' }, { token: { id: 'old-token' } }],
  ['a token rather than a password', { ...user, token: 'old-token' }, { token: { id: 'old-token' } }],
  ['a project by name', { token: 'old-token', projectName: 'web' }, { token: { id: 'old-token' }, tenantName: 'web' }],
  [
    'a project by id, which goes before the name',
    { token: 'old-token', projectId: 'p1', projectName: 'web' },
    { token: { id: 'old-token' }, tenantId: 'p1' },
  ],
  ['a tenant by name', { token: 'old-token', tenantName: 'web' }, { token: { id: 'old-token' }, tenantName: 'web' }],
  ['a tenant by id', { token: 'old-token', tenantId: 'p1' }, { token: { id: 'old-token' }, tenantId: 'p1' }],
  [
    'a trust',
    { token: 'old-token', tenantId: 'p1', trustId: 't1' },
    { token: { id: 'old-token' }, tenantId: 'p1', trust_id: 't1' },
  ],
  [
    'the plugin by name',
    { username: 'demo', password: 'pw', authPlugin: 'v2password' },
    { passwordCredentials: { username: 'demo', password: 'pw' } },
  ],
  [
    'the plugin by its other name',
    { username: 'demo', password: 'pw', authPlugin: 'identity_v2' },
    { passwordCredentials: { username: 'demo', password: 'pw' } },
  ],
  ['the plugin of tokens by name', { token: 'old-token', authPlugin: 'v2token' }, { token: { id: 'old-token' } }],
])('what is sent: %s', async (_, options, auth) => {
  expectLogin({ auth }).reply(200, ANSWER);
  await logIn(options);
});

test.each([
  [`${KEYSTONE}/v2.0/`, '/v2.0/tokens'],
  [`${KEYSTONE}/identity/v2.0`, '/identity/v2.0/tokens'],
  [`${KEYSTONE}/v2.0/tokens`, '/v2.0/tokens'],
])('where: %s', async (url, path) => {
  expectLogin(() => true, path).reply(200, ANSWER);
  await logIn({ ...user, authUrl: url });
});

test('where: a URL without a version, with the plugin named', async () => {
  expectLogin(() => true).reply(200, ANSWER);
  await logIn({ ...user, authUrl: KEYSTONE, authPlugin: 'v2password' });
});

test('what the token says, in the shape of version 3', async () => {
  // The answer's issued_at is UTC without saying so.
  const now = Date.parse('2014-01-30T15:30:58.819Z');
  jest.spyOn(Date, 'now').mockReturnValue(now);
  expectLogin(() => true).reply(200, ANSWER);
  const access = await logIn(user);
  expect(access.headers).toEqual({ 'x-auth-token': 'aaaaa-bbbbb-ccccc-dddd' });
  expect({ ...access }).toEqual({
    expiresAt: Date.parse('2014-01-31T15:30:58Z'),
    identityUrl: authUrl,
    user: { id: '9a6590b2ab024747bc2167c4e064d00d', name: 'demo' },
    project: { id: 'fc394f2ab2df4114bde39905f800dc57', name: 'demo' },
    roles: [{ name: 'Member' }, { name: 'anotherrole' }],
    catalog: [
      {
        type: 'compute',
        name: 'nova',
        endpoints: [
          {
            interface: 'public',
            url: 'http://23.253.72.207:8774/v2/fc394f2ab2df4114bde39905f800dc57',
            region: 'RegionOne',
          },
          {
            interface: 'internal',
            url: 'http://23.253.72.207:8774/v2/fc394f2ab2df4114bde39905f800dc57',
            region: 'RegionOne',
          },
          {
            interface: 'admin',
            url: 'http://23.253.72.207:8774/v2/fc394f2ab2df4114bde39905f800dc57',
            region: 'RegionOne',
          },
        ],
      },
      {
        type: 'network',
        name: 'neutron',
        endpoints: [{ interface: 'public', url: 'http://23.253.72.207:9696/', region: 'RegionOne' }],
      },
    ],
  });
});

test('the catalog leads to the services', async () => {
  expectLogin(() => true).reply(200, ANSWER);
  nock('http://23.253.72.207:8774')
    .matchHeader('x-auth-token', 'aaaaa-bbbbb-ccccc-dddd')
    .get('/v2/fc394f2ab2df4114bde39905f800dc57/servers')
    .reply(200, { servers: [] });
  // A token of 2014 that lives for a day is as good today: its life counts from the login.
  const { session } = new Connection({ authUrl, retries: 0, ...user });
  await expect(session.request({ service: 'compute', path: '/servers' })).resolves.toMatchObject({ status: 200 });
});

test.each<[string, nock.Body]>([
  ['nothing', ''],
  ['a token of version 3', { token: {} }],
  ['no token', { access: { user: {} } }],
  ['a token without an id', { access: { token: { ...ANSWER.access.token, id: undefined } } }],
  ['a token without an end', { access: { token: { ...ANSWER.access.token, expires: null } } }],
  ['a catalog that is no list', { access: { ...ANSWER.access, serviceCatalog: {} } }],
])('answers that make no sense: %s', async (_, body) => {
  expectLogin(() => true).reply(200, body);
  await expect(logIn(user)).rejects.toThrow(InvalidResponseError);
});

test.each<[string, () => unknown, string]>([
  ['no user', () => logIn({ password: 'pw' }), 'username or userId is needed: the user who logs in'],
  ['no password', () => logIn({ username: 'demo' }), 'password is needed to log in by v2password'],
  [
    'an option of version 3',
    () => v2PasswordPlugin.create({ authUrl, ...user, userDomainName: 'Sales' }),
    'userDomainName needs version v3 of the identity API, v2password is for v2.0',
  ],
  [
    'a URL of version 3',
    () => v2Password({ ...user, authUrl: `${KEYSTONE}/v3` }),
    'authUrl names version v3 of the identity API: v2password is for v2.0',
  ],
])('options that cannot work: %s', async (_, make, message) => {
  const attempt = (async () => make())();
  await expect(attempt).rejects.toThrow(ConfigError);
  await expect(attempt).rejects.toThrow(message);
});

test('options of version 3 are not guessed to be meant for this version', () => {
  expect(v2PasswordPlugin.matches(user)).toBe(true);
  expect(v2PasswordPlugin.matches({ ...user, projectDomainId: 'default' })).toBe(false);
  expect(v2PasswordPlugin.matches({ ...user, applicationCredentialId: 'c1' })).toBe(false);
});

test('wrong credentials, without the secret', async () => {
  const refusal = { error: { message: 'Invalid user / password', code: 401, title: 'Not Authorized' } };
  expectLogin(() => true).reply(401, refusal);
  const error = await logIn({ ...user, projectName: 'web' }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({
    message:
      `POST ${KEYSTONE}/v2.0/tokens answered 401: Invalid user / password (is the password right, and does this ` +
      `exist and fit together: {"username":"demo","tenantName":"web"})`,
  });
  expectNoSecret(error);
});

test('nothing that can be printed shows a secret', async () => {
  const authenticator = v2Password({ authUrl, ...user });
  const conn = createConnection({ authenticator });
  expectLogin(() => true).reply(200, ANSWER);
  const access = await conn.session.access();
  for (const each of [authenticator, conn, conn.session, access]) expectNoSecret(each);
  expectNoSecret(v2Token({ authUrl, token: 'hunter2' }));
});

function expectNoSecret(value: unknown): void {
  const shown = [
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: Infinity }),
    inspect(value, { depth: Infinity, showHidden: true }),
  ].join('\n');
  expect(shown).not.toMatch(/hunter2|aaaaa-bbbbb/);
}
