import { createServer } from 'node:http';
import { inspect } from 'node:util';
import {
  AuthenticationError,
  ConfigError,
  Connection,
  createAccess,
  defineApi,
  InvalidResponseError,
  TimeoutError,
  type Authenticator,
} from '@os/core';
import '@os/auth-v3';
import '@os/auth-v3/k2k';
import '@os/auth-v3/kerberos';
import '@os/auth-v3/tokenless';
import '@os/auth-v3/websso';
import { v3K2K } from '@os/auth-v3/k2k/pure';
import { v3FedKerb, v3Kerberos } from '@os/auth-v3/kerberos/pure';
import { v3Password } from '@os/auth-v3/pure';
import { withServiceToken } from '@os/auth-v3/service-token';
import { v3TokenlessAuth } from '@os/auth-v3/tokenless/pure';
import { v3WebSso } from '@os/auth-v3/websso/pure';
import nock from 'nock';
import { exchange, failureOf, granting, type Step } from './exchange.js';
import { KEYSTONE, REFUSAL } from './keystone.js';

const authUrl = `${KEYSTONE}/v3`;
const tokens = `${authUrl}/auth/tokens`;
const idp = { authUrl, identityProvider: 'sso', protocol: 'mapped' };
const federated = `${authUrl}/OS-FEDERATION/identity_providers/sso/protocols/mapped/auth`;

describe('Kerberos', () => {
  const services: string[] = [];
  const negotiate = async (service: string) => {
    services.push(service);
    return 'dGlja2V0';
  };
  const headers = { authorization: 'Negotiate dGlja2V0' };

  // As keystoneauth sends it: there is no realm here to record one.
  test('a ticket', async () => {
    const scope = { project: { id: 'p1' } };
    const body = { auth: { identity: { methods: ['kerberos'], kerberos: {} }, scope } };
    await exchange(v3Kerberos({ authUrl, negotiate, projectId: 'p1' }), [
      { url: tokens, headers, body, ...granting() },
    ]);
    expect(services.splice(0)).toEqual(['HTTP@keystone.test']);
  });

  test('a ticket for an identity provider', async () => {
    await exchange(v3FedKerb({ ...idp, negotiate }), [{ method: 'GET', url: federated, headers, ...granting() }]);
  });

  test('a ticket that is refused', async () => {
    const body = { auth: { identity: { methods: ['kerberos'], kerberos: {} } } };
    const error = await failureOf(v3Kerberos({ authUrl, negotiate }), [
      { url: tokens, body, status: 401, answer: REFUSAL },
    ]);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(inspect(error)).not.toContain('dGlja2V0');
  });

  test('no ticket', async () => {
    const error = await failureOf(v3Kerberos({ authUrl, negotiate: () => '' }), []);
    expect(error).toMatchObject({ code: 'CONFIG', message: 'negotiate gave no ticket: is there one (kinit)?' });
  });

  test.each([
    [{ authPlugin: 'v3kerberos' }, 'negotiate is needed to log in by v3kerberos'],
    [{ negotiate, mutualAuth: 'required' as 'optional' }, 'mutualAuth can only be "optional" or "disabled"'],
  ])('%j', (options, message) => {
    expect(() => new Connection({ authUrl, ...options })).toThrow(message);
  });
});

describe('a certificate instead of a token', () => {
  const identity = defineApi({ type: 'identity', version: 'v3' });

  test.each([
    [
      { projectName: 'web', projectDomainName: 'Sales' },
      { 'x-project-name': 'web', 'x-project-domain-name': 'Sales' },
    ],
    [{ projectName: 'web' }, { 'x-project-name': 'web', 'x-project-domain-id': 'default' }],
    [{ projectId: 'p1' }, { 'x-project-id': 'p1' }],
    [{ domainId: 'd1' }, { 'x-domain-id': 'd1' }],
    [{ domainName: 'Sales' }, { 'x-domain-name': 'Sales' }],
  ])('%j', async (scope, headers) => {
    nock(KEYSTONE, { reqheaders: headers, badheaders: ['x-auth-token'] })
      .get('/v3/users')
      .reply(200, { users: [] });
    const conn = new Connection({ authenticator: v3TokenlessAuth({ authUrl, ...scope }) });
    await conn.session.request({ service: identity, path: '/users' });
    expect({ ...(await conn.session.access()).headers }).toEqual(headers);
  });

  test.each([
    [{}, 'v3tokenlessauth needs a project or a domain that the requests are for'],
    [{ projectId: 'p1', domainId: 'd1' }, 'A token has one scope'],
  ])('%j is refused', (scope, message) => {
    const make = () => new Connection({ authUrl, authPlugin: 'v3tokenlessauth', ...scope });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(message);
  });
});

describe('Keystone to Keystone', () => {
  const local = v3Password({ authUrl, username: 'jo', password: 'hunter2', projectId: 'p1' });
  const OTHER = 'https://other.test/v3';
  const url = `${OTHER}/OS-FEDERATION/identity_providers/keystone/protocols/saml2/auth`;
  const sp = 'https://other.test/mellon/k2k/paosResponse';
  const user = { name: 'jo', domain: { id: 'default' }, password: 'hunter2' };
  const identity = { methods: ['token'], token: { id: 'local' } };
  const first: Step[] = [
    {
      url: tokens,
      body: { auth: { identity: { methods: ['password'], password: { user } }, scope: { project: { id: 'p1' } } } },
      ...granting('local'),
    },
    {
      method: 'GET',
      url: `${tokens}?nocatalog`,
      headers: { 'x-auth-token': 'local', 'x-subject-token': 'local' },
      ...granting('local', { service_providers: [{ id: 'partner', auth_url: url, sp_url: sp }] }),
    },
  ];
  const assertion: Step = {
    url: `${authUrl}/auth/OS-FEDERATION/saml2/ecp`,
    body: { auth: { identity, scope: { service_provider: { id: 'partner' } } } },
    answer: '<ns0:Envelope>…</ns0:Envelope>',
    gives: { 'content-type': 'text/xml' },
  };

  test('one vouches, the other gives a token', async () => {
    const scope = { project: { id: 'p2' } };
    const access = await exchange(v3K2K({ localAuthenticator: local, serviceProvider: 'partner', projectId: 'p2' }), [
      ...first,
      assertion,
      {
        url: sp,
        headers: { 'content-type': 'application/vnd.paos+xml', 'x-auth-token': undefined },
        body: '<ns0:Envelope>…</ns0:Envelope>',
        status: 303,
        gives: { location: url, 'set-cookie': 'mellon-k2k=1; Path=/' },
      },
      { method: 'GET', url, headers: { cookie: 'mellon-k2k=1' }, ...granting('unscoped') },
      {
        url: `${OTHER}/auth/tokens`,
        body: { auth: { identity: { methods: ['token'], token: { id: 'unscoped' } }, scope } },
        ...granting('scoped'),
      },
    ]);
    expect(access).toMatchObject({ headers: { 'x-auth-token': 'scoped' }, identityUrl: OTHER });
  });

  test('a cloud that nobody knows', async () => {
    const error = await failureOf(v3K2K({ localAuthenticator: local, serviceProvider: 'nowhere' }), first);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toBe(`The cloud at ${authUrl} has no service provider "nowhere", only partner`);
  });

  test('no assertion', async () => {
    const error = await failureOf(v3K2K({ localAuthenticator: local, serviceProvider: 'partner' }), [
      ...first,
      { ...assertion, answer: '' },
    ]);
    expect(error).toBeInstanceOf(InvalidResponseError);
  });

  test('what is needed', () => {
    expect(() => new Connection({ serviceProvider: 'partner' })).toThrow('localAuthenticator is needed');
    const made = new Connection({ serviceProvider: 'partner', localAuthenticator: local });
    expect(made.session.authenticator.name).toBe('v3k2k');
    expect(made.session.authenticator.cacheKey).not.toContain('hunter2');
  });
});

describe('the browser', () => {
  const options = { ...idp, redirectHost: '127.0.0.1', redirectPort: 9991 };
  const origin = 'http://127.0.0.1:9991/auth/websso/';
  const page = `${authUrl}/auth/OS-FEDERATION/identity_providers/sso/protocols/mapped/websso?origin=${encodeURIComponent(origin)}`;
  const checked: Step = {
    method: 'GET',
    url: `${tokens}?nocatalog`,
    headers: { 'x-auth-token': 'from-the-page', 'x-subject-token': 'from-the-page' },
    ...granting('from-the-page'),
  };

  test('is sent to the cloud, and comes back with a token', async () => {
    const opened: string[] = [];
    const answers: number[] = [];
    const openBrowser = async (url: string) => {
      opened.push(url);
      const token = new URLSearchParams({ token: 'from-the-page' });
      answers.push((await fetch(origin)).status);
      answers.push((await fetch(`${origin}other`, { method: 'POST', body: token })).status);
      answers.push((await fetch(origin, { method: 'POST', body: new URLSearchParams() })).status);
      answers.push((await fetch(origin, { method: 'POST', body: token })).status);
    };
    await exchange(v3WebSso({ ...options, openBrowser }), [checked]);
    expect(opened).toEqual([page]);
    expect(answers).toEqual([404, 404, 404, 200]);
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  });

  test('does not come back', async () => {
    const error = await failureOf(v3WebSso({ ...options, openBrowser: () => {}, loginTimeout: 20 }), []);
    expect(error).toBeInstanceOf(TimeoutError);
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  });

  test('cannot be opened', async () => {
    const openBrowser = () => Promise.reject(new ConfigError('No browser can be opened'));
    expect(await failureOf(v3WebSso({ ...options, openBrowser }), [])).toMatchObject({
      message: 'No browser can be opened',
    });
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  });

  test('cannot come back, as something else waits there', async () => {
    const server = createServer().listen(9991, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const error = await failureOf(v3WebSso({ ...options, openBrowser: () => {} }), []);
      expect(error).toBeInstanceOf(ConfigError);
      expect(error.message).toContain('Nothing can be waited for at 127.0.0.1:9991');
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test.each([
    [{ redirectHost: '0.0.0.0' }, 'redirectHost can be "localhost" or "127.0.0.1"'],
    [{ redirectPort: 0.5 }, 'redirectPort must be a whole number from 1 to 65535; got 0.5'],
    [{ loginTimeout: -1 }, 'loginTimeout must be a whole number'],
  ])('%j', (more, message) => {
    expect(() => new Connection({ ...idp, ...more })).toThrow(message);
  });
});

describe('a service token', () => {
  const giving = (name: string, token: string, expiresAt?: number, cacheKey?: string): Authenticator => ({
    name,
    cacheKey,
    authorize: async () =>
      createAccess({ headers: { 'x-auth-token': token }, expiresAt, identityUrl: authUrl, user: { name } }),
  });

  test('goes along with that of the user', async () => {
    const both = withServiceToken(giving('user', 'a', 2e12, 'u'), giving('service', 'b', 3e12, 's'));
    const access = await exchange(both, []);
    expect(access.headers).toEqual({ 'x-auth-token': 'a', 'x-service-token': 'b' });
    expect(access).toMatchObject({ user: { name: 'user' }, expiresAt: 2e12, identityUrl: authUrl });
    expect(both).toMatchObject({ name: 'user with the token of service', cacheKey: '["u","s"]' });
  });

  test('is replaced when it dies first', async () => {
    const both = withServiceToken(giving('user', 'a', undefined, 'u'), giving('service', 'b', 3e12));
    expect((await exchange(both, [])).expiresAt).toBe(3e12);
    expect(both.cacheKey).toBeUndefined();
  });
});
