import { inspect } from 'node:util';
import { ConfigError, Connection, createAccess, createConnection, type Authenticator } from '@os/core';
import '@os/auth-standalone';
import '@os/auth-v3';
import { adminToken, adminTokenPlugin, httpBasic, httpBasicPlugin, none, nonePlugin } from '@os/auth-standalone/pure';
import { authenticatorConformance } from '@os/testing';
import nock from 'nock';

const endpoint = 'http://metal.test:6385';
const nothingSent = { send: () => Promise.reject(new Error('nothing is to be sent')) };

/** What a connection sends with a request to a service. */
async function sentBy(authenticator: Authenticator): Promise<Record<string, string>> {
  const scope = nock(endpoint).get('/v1/nodes');
  let headers: Record<string, string> = {};
  scope.reply(200, function () {
    headers = this.req.headers;
    return {};
  });
  const { session } = createConnection({ authenticator, endpointOverrides: { baremetal: `${endpoint}/v1` } });
  await session.request({ service: 'baremetal', path: '/nodes' });
  return headers;
}

describe('what is shown', () => {
  test('none', async () => {
    expect(await sentBy(none({ endpoint }))).toMatchObject({ 'x-auth-token': 'notused' });
  });

  test('HTTP Basic, in UTF-8', async () => {
    const { authorization } = await sentBy(httpBasic({ endpoint, username: 'jö', password: 'p:w' }));
    expect(authorization).toBe(`Basic ${Buffer.from('jö:p:w').toString('base64')}`);
  });

  test('a fixed token', async () => {
    expect(await sentBy(adminToken({ endpoint, token: 'fixed' }))).toMatchObject({ 'x-auth-token': 'fixed' });
  });
});

test('the endpoint is that of every service', async () => {
  const { session } = new Connection({ endpoint, transport: nothingSent });
  expect(await session.access()).toEqual(createAccess({ headers: {}, endpoint }));
});

describe('the plugin is guessed from the options', () => {
  test.each([
    [{ endpoint }, 'none'],
    [{ endpoint, username: 'jo', password: 'pw' }, 'http_basic'],
    [{ endpoint, token: 'fixed' }, 'admin_token'],
    [{ endpoint, authUrl: 'http://keystone.test/v3', username: 'jo', password: 'pw' }, 'v3password'],
  ])('%j: %s', (options, name) => {
    expect(new Connection({ ...options, transport: nothingSent }).session.authenticator.name).toBe(name);
  });

  test.each([
    ['none', {}, 'none'],
    ['http_basic', { username: 'jo', password: 'pw' }, 'http_basic'],
    ['admin_token', { token: 'fixed' }, 'admin_token'],
    ['token_endpoint', { token: 'fixed' }, 'admin_token'],
  ])('or named: %s', (authPlugin, options, name) => {
    expect(new Connection({ authPlugin, ...options, transport: nothingSent }).session.authenticator.name).toBe(name);
  });
});

test.each([
  ['a user', 'http_basic', { endpoint, password: 'pw' }, 'username and password are needed to log in by http_basic'],
  [
    'a password',
    'http_basic',
    { endpoint, username: 'jo' },
    'username and password are needed to log in by http_basic',
  ],
  ['a name without colon', 'http_basic', { username: 'j:o', password: 'pw' }, 'username must not hold a colon'],
  ['a token', 'admin_token', { endpoint }, 'token is needed to log in by admin_token'],
  ['a URL', 'none', { endpoint: 'metal.test' }, 'endpoint must be an http or https URL'],
  [
    'a URL without a password',
    'none',
    { endpoint: 'http://jo:pw@metal.test' },
    'must not hold a user name or password',
  ],
])('%s is needed', (_, authPlugin, options, message) => {
  const make = () => new Connection({ authPlugin, ...options });
  expect(make).toThrow(ConfigError);
  expect(make).toThrow(message);
});

test('nothing that can be printed shows a secret', async () => {
  const made = [
    httpBasic({ endpoint, username: 'jo', password: 'hunter2' }),
    adminToken({ endpoint, token: 'hunter2' }),
  ];
  for (const authenticator of made) {
    const { session } = createConnection({ authenticator });
    for (const each of [authenticator, session, await session.access()]) {
      expect(inspect(each, { depth: Infinity, showHidden: true }) + JSON.stringify(each)).not.toMatch(/hunter2|Basic/);
    }
  }
});

describe('conformance', () => {
  const transport = nothingSent;
  const basic = { endpoint, username: 'jo', password: 'right-password' };
  const suites = {
    none: authenticatorConformance(nonePlugin, () => ({
      transport,
      options: { endpoint },
      sendsNothing: true,
      needsNothing: true,
    })),
    http_basic: authenticatorConformance(httpBasicPlugin, () => ({
      transport,
      options: basic,
      wrong: { ...basic, password: 'wrong-password' },
      sendsNothing: true,
    })),
    admin_token: authenticatorConformance(adminTokenPlugin, () => ({
      transport,
      options: { endpoint, token: 'right-token' },
      wrong: { endpoint, token: 'wrong-token' },
      sendsNothing: true,
    })),
  };
  describe.each(Object.entries(suites))('%s', (_, checks) => {
    for (const { name, run } of checks) test(name, run);
  });
});
