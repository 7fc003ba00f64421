import { randomUUID } from 'node:crypto';
import { AuthenticationError, createConnection, defineApi, ForbiddenError, type Authenticator } from '@os/core';
import '@os/auth-v3';
import { MissingAuthMethodsError, v3MultiFactor, v3Totp } from '@os/auth-v3/mfa/pure';
import { oauth1Header, v3OAuth1, v3OAuth2ClientCredential } from '@os/auth-v3/oauth/pure';
import { v3ApplicationCredential, v3Password, v3Token } from '@os/auth-v3/pure';
import { withServiceToken } from '@os/auth-v3/service-token';
import { cloudOptions, connect } from '../../../../tooling/acceptance/connect.js';
import { totpCode } from './totp.js';

const identity = defineApi({ type: 'identity', version: 'v3' });
const admin = connect();
const given = cloudOptions().authUrl ?? '';
const authUrl = /\/v3\/?$/.test(given) ? given.replace(/\/$/, '') : `${given.replace(/\/$/, '')}/v3`;
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const password = randomUUID();
const cleanUps: (() => Promise<unknown>)[] = [];

let userId: string;
let projectId: string;
let memberRole: string;

async function send<T>(method: string, path: string, json?: object): Promise<T> {
  const { body } = await admin.session.request({ service: identity, method, path, json });
  return body as T;
}

function logIn(authenticator: Authenticator) {
  return createConnection({ authenticator, retries: 0 }).session.access();
}

const unique = (what: string) => `sdk-test-${what}-${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  projectId = (await admin.session.access()).project?.id ?? '';
  const { roles } = await send<{ roles: { id: string }[] }>('GET', '/roles?name=member');
  memberRole = roles[0]?.id ?? '';
  const { user } = await send<{ user: { id: string } }>('POST', '/users', { user: { name: unique('user'), password } });
  userId = user.id;
  cleanUps.push(() => send('DELETE', `/users/${userId}`));
  await send('PUT', `/projects/${projectId}/users/${userId}/roles/${memberRole}`);
  const totp = { type: 'totp', user_id: userId, project_id: projectId, blob: secret };
  const { credential } = await send<{ credential: { id: string } }>('POST', '/credentials', { credential: totp });
  cleanUps.push(() => send('DELETE', `/credentials/${credential.id}`));
});

afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  await admin.close();
});

describe('codes of a device', () => {
  test('alone', async () => {
    const access = await logIn(v3Totp({ authUrl, userId, passcode: () => totpCode(secret), projectId }));
    expect(access).toMatchObject({ user: { id: userId }, project: { id: projectId } });
  });

  test('a wrong one', async () => {
    const failure = logIn(v3Totp({ authUrl, userId, passcode: '000000', projectId }));
    await expect(failure).rejects.toThrow(AuthenticationError);
    await expect(failure).rejects.toThrow(/\(is the passcode right/);
    await expect(failure).rejects.not.toThrow(/000000/);
  });
});

describe('several factors', () => {
  beforeAll(async () => {
    const options = { multi_factor_auth_enabled: true, multi_factor_auth_rules: [['password', 'totp']] };
    await send('PATCH', `/users/${userId}`, { user: { options } });
  });
  afterAll(async () => {
    await send('PATCH', `/users/${userId}`, { user: { options: { multi_factor_auth_enabled: false } } });
  });

  const authMethods = ['v3password', 'v3totp'];

  test('at once', async () => {
    const passcode = () => totpCode(secret);
    const access = await logIn(v3MultiFactor({ authUrl, authMethods, userId, password, passcode, projectId }));
    expect(access).toMatchObject({ user: { id: userId }, project: { id: projectId } });
  });

  test('one after the other, with a receipt', async () => {
    const error: unknown = await logIn(v3Password({ authUrl, userId, password, projectId })).catch(
      (each: unknown) => each,
    );
    if (!(error instanceof MissingAuthMethodsError)) throw error;
    expect(error).toMatchObject({ status: 401, methods: ['password'] });
    expect(error.requiredMethods.map((each) => [...each].sort())).toEqual([['password', 'totp']]);
    expect(error.message).toMatch(/answered 401: the user has to log in by (password and totp|totp and password): see/);
    const { receipt } = error;
    expect(JSON.stringify(error) + String(error)).not.toContain(receipt);
    const passcode = totpCode(secret);
    const access = await logIn(v3MultiFactor({ authUrl, authMethods: 'v3totp', userId, passcode, receipt, projectId }));
    expect(access).toMatchObject({ user: { id: userId }, project: { id: projectId } });
  });

  test('one of them wrong', async () => {
    const failure = logIn(
      v3MultiFactor({ authUrl, authMethods, userId, password: 'hunter2', passcode: totpCode(secret) }),
    );
    await expect(failure).rejects.toThrow(/\(is the password and passcode right/);
  });
});

describe('application credentials', () => {
  const options = () => ({ authenticator: v3Password({ authUrl, userId, password, projectId }) });

  async function create(more: object): Promise<{ id: string; secret: string }> {
    const { session } = createConnection(options());
    const path = `/users/${userId}/application_credentials`;
    const json = { application_credential: { name: unique('credential'), ...more } };
    const { body } = await session.request({ service: identity, method: 'POST', path, json });
    return (body as { application_credential: { id: string; secret: string } }).application_credential;
  }

  test('with access rules', async () => {
    const rules = [{ service: 'identity', method: 'GET', path: '/v3/auth/projects' }];
    const found = await create({ access_rules: rules });
    const { session } = createConnection({
      authenticator: v3ApplicationCredential({
        authUrl,
        applicationCredentialId: found.id,
        applicationCredentialSecret: found.secret,
      }),
    });
    expect(await session.access()).toMatchObject({ user: { id: userId }, project: { id: projectId } });
    const { body } = await session.request({ service: identity, path: '/auth/projects' });
    expect(body).toMatchObject({ projects: [{ id: projectId }] });
    const other = session.request({ service: identity, path: `/users/${userId}` });
    await expect(other).rejects.toThrow(AuthenticationError);
  });

  test('that have expired', async () => {
    const soon = new Date(Date.now() + 2000).toISOString().slice(0, -1);
    const found = await create({ expires_at: soon });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const failure = logIn(
      v3ApplicationCredential({
        authUrl,
        applicationCredentialId: found.id,
        applicationCredentialSecret: found.secret,
      }),
    );
    await expect(failure).rejects.toThrow(AuthenticationError);
    await expect(failure).rejects.toThrow(`"id":"${found.id}"`);
    await expect(failure).rejects.not.toThrow(found.secret);
  });

  test('as clients of OAuth 2', async () => {
    const found = await create({});
    const access = await logIn(
      v3OAuth2ClientCredential({
        authUrl,
        oauth2Endpoint: `${authUrl}/OS-OAUTH2/token`,
        oauth2ClientId: found.id,
        oauth2ClientSecret: found.secret,
      }),
    );
    expect(access).toMatchObject({ user: { id: userId }, project: { id: projectId } });
    const { authorization } = access.headers;
    expect(authorization).toMatch(/^Bearer ./);
    // What OAuth 2 gives is a token of Keystone's.
    const { body } = await admin.session.request({
      service: identity,
      path: '/auth/tokens',
      headers: { 'x-subject-token': authorization?.slice('Bearer '.length) ?? '' },
    });
    expect(body).toMatchObject({ token: { user: { id: userId } } });
  });
});

test('a trust that was revoked', async () => {
  const { id: trustorId } = (await admin.session.access()).user ?? {};
  const trust = {
    trustor_user_id: trustorId,
    trustee_user_id: userId,
    project_id: projectId,
    impersonation: false,
    roles: [{ id: memberRole }],
  };
  const { trust: made } = await send<{ trust: { id: string } }>('POST', '/OS-TRUST/trusts', { trust });
  const authenticator = v3Password({ authUrl, userId, password, trustId: made.id });
  expect(await logIn(authenticator)).toMatchObject({ user: { id: userId }, project: { id: projectId } });
  await send('DELETE', `/OS-TRUST/trusts/${made.id}`);
  const failure = logIn(authenticator);
  await expect(failure).rejects.toThrow(AuthenticationError);
  await expect(failure).rejects.toThrow(`"OS-TRUST:trust":{"id":"${made.id}"}`);
});

describe('OAuth 1', () => {
  async function exchange(
    path: string,
    signature: object & Parameters<typeof oauth1Header>[0],
  ): Promise<URLSearchParams> {
    const authorization = await oauth1Header(signature);
    const headers = { authorization, 'requested-project-id': projectId, accept: '*/*' };
    const { body } = await admin.session.request({ method: 'POST', url: `${authUrl}${path}`, headers, expect: 'text' });
    return new URLSearchParams(String(body));
  }

  test('what a user allowed', async () => {
    const { consumer } = await send<{ consumer: { id: string; secret: string } }>('POST', '/OS-OAUTH1/consumers', {
      consumer: { description: unique('consumer') },
    });
    cleanUps.push(() => send('DELETE', `/OS-OAUTH1/consumers/${consumer.id}`));
    const client = { method: 'POST', consumerKey: consumer.id, consumerSecret: consumer.secret };
    const asked = await exchange('/OS-OAUTH1/request_token', {
      ...client,
      url: `${authUrl}/OS-OAUTH1/request_token`,
      callback: 'oob',
    });
    const { token } = await send<{ token: { oauth_verifier: string } }>(
      'PUT',
      `/OS-OAUTH1/authorize/${asked.get('oauth_token')}`,
      { roles: [{ id: memberRole }] },
    );
    const granted = await exchange('/OS-OAUTH1/access_token', {
      ...client,
      url: `${authUrl}/OS-OAUTH1/access_token`,
      accessKey: asked.get('oauth_token') ?? '',
      accessSecret: asked.get('oauth_token_secret') ?? '',
      verifier: token.oauth_verifier,
    });
    const options = {
      authUrl,
      consumerKey: consumer.id,
      consumerSecret: consumer.secret,
      accessKey: granted.get('oauth_token') ?? '',
      accessSecret: granted.get('oauth_token_secret') ?? '',
    };
    const access = await logIn(v3OAuth1(options));
    expect(access).toMatchObject({ user: (await admin.session.access()).user, project: { id: projectId } });
    const roles = access.roles?.map(({ name }) => name);
    expect(roles).toContain('member');
    expect(roles).not.toContain('admin');
    expect(await logIn(v3OAuth1({ ...options, includeCatalog: false }))).toMatchObject({ catalog: [] });

    const failure = logIn(v3OAuth1({ ...options, accessSecret: 'hunter2' }));
    await expect(failure).rejects.toThrow(AuthenticationError);
    await expect(failure).rejects.not.toThrow(/hunter2/);
  });
});

test('a service token goes along, and is that of the service', async () => {
  const token = (await logIn(v3Password({ authUrl, userId, password, projectId }))).headers['x-auth-token'] ?? '';
  const service = createConnection({ authenticator: v3Password({ authUrl, userId, password, projectId }) });
  const { session } = createConnection({
    authenticator: withServiceToken(v3Token({ authUrl, token }), service.session.authenticator),
  });
  const access = await session.access();
  expect(access.user?.id).toBe(userId);
  expect(access.headers['x-service-token']).not.toBe(access.headers['x-auth-token']);
  const { body } = await session.request({ service: identity, path: '/auth/projects' });
  expect(body).toMatchObject({ projects: [{ id: projectId }] });
});

test('a scope that the user has no role in', async () => {
  const failure = logIn(v3Password({ authUrl, userId, password, systemScope: 'all' }));
  await expect(failure).rejects.toThrow(AuthenticationError);
  await expect(failure).rejects.toThrow('"scope":{"system":{"all":true}}');
});

test('what a token without scope is refused', async () => {
  const { session } = createConnection({ authenticator: v3Password({ authUrl, userId, password, unscoped: true }) });
  await expect(session.request({ service: identity, path: '/users' })).rejects.toThrow(ForbiddenError);
});
