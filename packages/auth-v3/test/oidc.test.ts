import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { AuthenticationError, ConfigError, Connection, InvalidResponseError, TimeoutError } from '@os/core';
import '@os/auth-v3';
import '@os/auth-v3/oidc';
import {
  v3OidcAccessToken,
  v3OidcAuthCode,
  v3OidcClientCredentials,
  v3OidcDeviceAuthz,
  v3OidcPassword,
  type DeviceCode,
} from '@os/auth-v3/oidc/pure';
import { exchange, failureOf, granting, type Step } from './exchange.js';
import { KEYSTONE, REFUSAL } from './keystone.js';

const IDP = 'https://sso.test';
const authUrl = `${KEYSTONE}/v3`;
const federated = `${authUrl}/OS-FEDERATION/identity_providers/sso/protocols/openid/auth`;
const discoveryEndpoint = `${IDP}/.well-known/openid-configuration`;
const provider = { authUrl, identityProvider: 'sso', protocol: 'openid', discoveryEndpoint, clientId: 'cli' };
const secret = { clientSecret: 'cli-secret' };
const user = { username: 'jo', password: 'hunter2' };
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

/** Part of what `oidc-provider` answers. */
const DESCRIPTION = {
  issuer: IDP,
  token_endpoint: `${IDP}/token`,
  device_authorization_endpoint: `${IDP}/device/auth`,
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials', DEVICE, 'password'],
};
const described: Step = { method: 'GET', url: discoveryEndpoint, answer: DESCRIPTION };
const tokens = { access_token: 'the-access', expires_in: 3600, id_token: 'the-id', token_type: 'Bearer' };
const basic = `Basic ${btoa('cli:cli-secret')}`;

function asked(body: object, more: Partial<Step> = {}): Step {
  return { url: `${IDP}/token`, headers: { authorization: basic }, body, answer: tokens, ...more };
}

function shown(token = 'the-access', answer: Partial<Step> = granting('unscoped')): Step {
  return { url: federated, headers: { authorization: `Bearer ${token}`, 'x-auth-token': undefined }, ...answer };
}

const byPassword = { grant_type: 'password', scope: 'openid profile', ...user };

test('a password, and a token for a project out of the one without scope', async () => {
  const rescoped: Step = {
    url: `${authUrl}/auth/tokens`,
    body: { auth: { identity: { methods: ['token'], token: { id: 'unscoped' } }, scope: { project: { id: 'p1' } } } },
    ...granting('scoped'),
  };
  const steps = [described, asked(byPassword), shown(), rescoped];
  const access = await exchange(v3OidcPassword({ ...provider, ...secret, ...user, projectId: 'p1' }), steps);
  expect(access.headers).toEqual({ 'x-auth-token': 'scoped' });
  expect(access.identityUrl).toBe(authUrl);
});

test('the description is asked for once', async () => {
  const steps = [described, asked(byPassword), shown(), asked(byPassword), shown()];
  await exchange(v3OidcPassword({ ...provider, ...secret, ...user, unscoped: true }), steps, 2);
});

test('a client without a secret says who it is in the form', async () => {
  const body = { client_id: 'cli', ...byPassword };
  await exchange(v3OidcPassword({ ...provider, ...user }), [
    described,
    asked(body, { headers: { authorization: undefined } }),
    shown(),
  ]);
});

test('id and secret of the client are encoded as forms are', async () => {
  const headers = { authorization: `Basic ${btoa('a%3Ab:c%2Fd')}` };
  await exchange(v3OidcPassword({ ...provider, ...user, clientId: 'a:b', clientSecret: 'c/d' }), [
    described,
    asked(byPassword, { headers }),
    shown(),
  ]);
});

test('endpoint, scope and kind of token as told', async () => {
  const { discoveryEndpoint: _, ...rest } = provider;
  const more = {
    accessTokenEndpoint: `${IDP}/other`,
    openidScope: 'openid groups',
    accessTokenType: 'id_token',
  } as const;
  await exchange(v3OidcPassword({ ...rest, ...secret, ...user, ...more }), [
    asked({ ...byPassword, scope: 'openid groups' }, { url: `${IDP}/other` }),
    shown('the-id'),
  ]);
});

test('a second factor of the provider', async () => {
  const options = { ...provider, ...secret, ...user, idpOtpKey: 'totp', passcode: () => '755224' };
  await exchange(v3OidcPassword(options), [described, asked({ ...byPassword, totp: '755224' }), shown()]);
});

test('a client by itself', async () => {
  const body = { grant_type: 'client_credentials', scope: 'openid profile' };
  await exchange(v3OidcClientCredentials({ ...provider, ...secret }), [described, asked(body), shown()]);
});

describe('a code', () => {
  const options = { ...provider, ...secret, code: 'the-code', redirectUri: 'https://app.test/back', codeVerifier: 'v' };
  const body = {
    grant_type: 'authorization_code',
    code: 'the-code',
    redirect_uri: 'https://app.test/back',
    code_verifier: 'v',
  };
  const refresh = { grant_type: 'refresh_token', refresh_token: 'the-refresh' };

  test('and then the refresh token', async () => {
    await exchange(
      v3OidcAuthCode(options),
      [
        described,
        asked(body, { answer: { ...tokens, refresh_token: 'the-refresh' } }),
        shown(),
        asked(refresh, { answer: { ...tokens, access_token: 'the-next', refresh_token: 'another' } }),
        shown('the-next'),
        asked({ ...refresh, refresh_token: 'another' }),
        shown(),
      ],
      3,
    );
  });

  test('that was used already', async () => {
    const answer = { error: 'invalid_grant', error_description: 'grant request is invalid' };
    const error = await failureOf(v3OidcAuthCode(options), [described, asked(body, { status: 400, answer })]);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.message).toContain('answered 400: invalid_grant: grant request is invalid (is the code right');
    expect(inspect(error)).not.toMatch(/the-code/);
  });
});

describe('another device', () => {
  const options = { ...provider, ...secret };
  // As oidc-provider answers, but quicker.
  const given = {
    device_code: 'the-device-code',
    user_code: 'DZLX-GZQG',
    verification_uri: `${IDP}/device`,
    verification_uri_complete: `${IDP}/device?user_code=DZLX-GZQG`,
    expires_in: 600,
    interval: 0.001,
  };
  const device = (body: object, answer: object = given): Step => asked(body, { url: `${IDP}/device/auth`, answer });
  const poll = { grant_type: DEVICE, device_code: 'the-device-code' };
  const pending = (error: string): Partial<Step> => ({ status: 400, answer: { error, error_description: 'not now' } });

  test('the user is told, and asked for again until they have confirmed', async () => {
    const told: DeviceCode[] = [];
    await exchange(v3OidcDeviceAuthz({ ...options, onDeviceCode: (code) => void told.push(code) }), [
      described,
      device({ scope: 'openid profile' }),
      asked(poll, pending('authorization_pending')),
      asked(poll, pending('authorization_pending')),
      asked(poll),
      shown(),
    ]);
    expect(told).toEqual([
      {
        userCode: 'DZLX-GZQG',
        verificationUri: `${IDP}/device`,
        verificationUriComplete: `${IDP}/device?user_code=DZLX-GZQG`,
        expiresAt: expect.any(Number) as number,
      },
    ]);
  });

  test('with PKCE', async () => {
    const sent: Record<string, string>[] = [];
    const spy = (body: Record<string, string>) => {
      sent.push(body);
      return true;
    };
    const matching = { asymmetricMatch: spy, toString: () => 'any form' };
    await exchange(v3OidcDeviceAuthz({ ...options, codeChallengeMethod: 'S256', onDeviceCode: () => {} }), [
      described,
      { ...device({}), body: matching },
      { ...asked({}), body: matching },
      shown(),
    ]);
    const [first, last] = sent;
    expect(first).toMatchObject({ scope: 'openid profile', code_challenge_method: 'S256' });
    expect(last?.['code_verifier']).toMatch(/^[\w-]{43}$/);
    expect(first?.['code_challenge']).toBe(
      createHash('sha256')
        .update(last?.['code_verifier'] ?? '')
        .digest('base64url'),
    );
  });

  test.each<[string, Partial<Step>, typeof TimeoutError | typeof AuthenticationError]>([
    ['too late', pending('expired_token'), TimeoutError],
    ['refused', pending('access_denied'), AuthenticationError],
  ])('%s', async (_, answer, kind) => {
    const steps = [described, device({ scope: 'openid profile' }), asked(poll, answer)];
    expect(await failureOf(v3OidcDeviceAuthz({ ...options, onDeviceCode: () => {} }), steps)).toBeInstanceOf(kind);
  });

  test('who is told of nothing is told on the console', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    await exchange(v3OidcDeviceAuthz(options), [described, device({ scope: 'openid profile' }), asked(poll), shown()]);
    expect(warn.mock.calls).toEqual([
      [`To log in, open ${IDP}/device?user_code=DZLX-GZQG and confirm the code DZLX-GZQG`],
    ]);
    warn.mockRestore();
  });

  test('an answer without what the user needs', async () => {
    const steps = [described, device({ scope: 'openid profile' }, { device_code: 'x' })];
    expect(await failureOf(v3OidcDeviceAuthz(options), steps)).toBeInstanceOf(InvalidResponseError);
  });
});

test('an access token', async () => {
  const { authUrl: url, identityProvider, protocol } = provider;
  const options = { authUrl: url, identityProvider, protocol, accessToken: 'hunter2' };
  await exchange(v3OidcAccessToken(options), [shown('hunter2')]);
  const error = await failureOf(v3OidcAccessToken(options), [shown('hunter2', { status: 401, answer: REFUSAL })]);
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error.message).toContain('(is the accessToken right');
  expect(inspect(error)).not.toContain('hunter2');
});

describe('a provider that does not do its part', () => {
  const html: Partial<Step> = { answer: '<html><body>Welcome</body></html>', gives: { 'content-type': 'text/html' } };
  const options = { ...provider, ...secret, ...user };

  test.each<[string, Step[], RegExp]>([
    [
      'a page as description',
      [{ ...described, ...html }],
      /answered text\/html where JSON was expected: .* of a web page\?/,
    ],
    ['a list as description', [{ ...described, answer: [] }], /is not the description of an OpenID Connect provider/],
    [
      'no endpoint',
      [{ ...described, answer: { issuer: IDP } }],
      /does not have "token_endpoint"; give accessTokenEndpoint/,
    ],
    [
      'an endpoint that is not encrypted',
      [{ ...described, answer: { token_endpoint: 'http://sso.test/token' } }],
      /has "token_endpoint" without https: refused/,
    ],
    ['a page instead of a token', [described, asked(byPassword, html)], /answered text\/html where JSON was expected/],
    ['no token', [described, asked(byPassword, { answer: { id_token: 'x' } })], /answered without "access_token"/],
  ])('%s', async (_, steps, message) => {
    const error = await failureOf(v3OidcPassword(options), steps);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toMatch(message);
    expect(inspect(error)).not.toMatch(/hunter2|cli-secret/);
  });

  test('a grant that is not offered', async () => {
    const steps = [{ ...described, answer: { ...DESCRIPTION, grant_types_supported: ['implicit'] } }];
    const error = await failureOf(v3OidcPassword(options), steps);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.message).toContain('The identity provider does not offer "password", only implicit');
  });

  test.each([
    ['password', { error: 'invalid_grant', error_description: 'grant request is invalid' }, 400],
    ['client', { error: 'invalid_client', error_description: 'client authentication failed' }, 401],
  ])('a wrong %s', async (_, answer, status) => {
    const error = await failureOf(v3OidcPassword(options), [described, asked(byPassword, { status, answer })]);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.message).toContain(
      `answered ${status}: ${answer.error}: ${answer.error_description} (is the password right`,
    );
    expect(inspect(error)).not.toMatch(/hunter2|cli-secret/);
  });

  test('a user without rights in the scope', async () => {
    const scope = { project: { id: 'p1' } };
    const body = { auth: { identity: { methods: ['token'], token: { id: 'unscoped' } }, scope } };
    const refused: Step = { url: `${authUrl}/auth/tokens`, body, status: 401, answer: REFUSAL };
    const steps = [described, asked(byPassword), shown(), refused];
    const error = await failureOf(v3OidcPassword({ ...options, projectId: 'p1' }), steps);
    expect(error.message).toContain('(is the scope right');
    expect(error.message).toContain('"username":"jo","scope":{"project":{"id":"p1"}}');
    expect(inspect(error)).not.toMatch(/unscoped/);
  });
});

describe('the plugin is guessed from the options', () => {
  test.each<[object, string]>([
    [{ ...provider, ...user }, 'v3oidcpassword'],
    [{ ...provider, ...secret }, 'v3oidcclientcredentials'],
    [{ ...provider, ...secret, code: 'x' }, 'v3oidcauthcode'],
    [{ ...provider, ...secret, authorizationCode: 'x' }, 'v3oidcauthcode'],
    [{ ...provider, onDeviceCode: () => {} }, 'v3oidcdeviceauthz'],
    [{ ...provider, accessToken: 'x' }, 'v3oidcaccesstoken'],
  ])('%j: %s', (options, name) => {
    expect(new Connection({ authUrl, ...options }).session.authenticator.name).toBe(name);
  });
});

test.each<[string, string, object, string]>([
  [
    'no provider',
    'v3oidcpassword',
    { ...user, protocol: 'openid' },
    'identityProvider is needed to log in by v3oidcpassword',
  ],
  ['no client', 'v3oidcpassword', { ...provider, ...user, clientId: undefined }, 'clientId is needed'],
  [
    'no endpoint',
    'v3oidcpassword',
    { ...provider, ...user, discoveryEndpoint: undefined },
    'discoveryEndpoint or accessTokenEndpoint is needed',
  ],
  ['no user', 'v3oidcpassword', { ...provider, password: 'pw' }, 'username is needed'],
  ['no secret', 'v3oidcclientcredentials', provider, 'clientSecret is needed'],
  ['no code', 'v3oidcauthcode', provider, 'code is needed'],
  [
    'another kind of token',
    'v3oidcpassword',
    { ...provider, ...user, accessTokenType: 'jwt' },
    'accessTokenType can be',
  ],
  ['another challenge', 'v3oidcdeviceauthz', { ...provider, codeChallengeMethod: 'S1' }, 'codeChallengeMethod can be'],
  ['no function', 'v3oidcdeviceauthz', { ...provider, onDeviceCode: 'x' }, 'onDeviceCode must be a function'],
  ['two scopes', 'v3oidcpassword', { ...provider, ...user, projectId: 'p', domainId: 'd' }, 'A token has one scope'],
])('%s', (_, authPlugin, options, message) => {
  const make = () => new Connection({ authUrl, authPlugin, ...options });
  expect(make).toThrow(ConfigError);
  expect(make).toThrow(message);
});

test('what tokens of a store are told apart by', () => {
  const { cacheKey = '' } = v3OidcPassword({ ...provider, ...secret, ...user, projectId: 'p1' });
  expect(JSON.parse(cacheKey)).toEqual([
    'v3oidcpassword',
    `${authUrl}/auth/tokens`,
    { identityProvider: 'sso', protocol: 'openid', clientId: 'cli', username: 'jo', scope: { project: { id: 'p1' } } },
  ]);
  expect(v3OidcAuthCode({ ...provider, code: 'the-code' }).cacheKey).toBeUndefined();
});
