import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { AuthenticationError, ConfigError, Connection, InvalidResponseError } from '@os/core';
import '@os/auth-v3/oauth';
import { oauth1Header, v3OAuth1, v3OAuth2ClientCredential, v3OAuth2MtlsClientCredential } from '@os/auth-v3/oauth/pure';
import { exchange, failureOf, granting } from './exchange.js';
import { KEYSTONE, REFUSAL } from './keystone.js';

const authUrl = `${KEYSTONE}/v3`;
const url = `${authUrl}/auth/tokens`;
const oauth2Endpoint = `${authUrl}/OS-OAUTH2/token`;
const form = 'application/x-www-form-urlencoded';
const consumer = { consumerKey: 'c0ffee', consumerSecret: 'consumer-secret' };

function fieldsOf(header: string): Record<string, string> {
  expect(header).toMatch(/^OAuth /);
  const fields = header
    .slice('OAuth '.length)
    .split(', ')
    .map((field) => /^(\w+)="(.*)"$/.exec(field)?.slice(1) ?? []);
  return Object.fromEntries(fields.map(([name = '', value = '']) => [name, decodeURIComponent(value)]));
}

describe('signing by OAuth 1', () => {
  afterEach(() => jest.restoreAllMocks());

  // The example of RFC 5849, section 1.2, but for what Keystone wants otherwise: version, nonce and HMAC-SHA1 throughout.
  test('as RFC 5849 says', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(137_131_202_000);
    jest.spyOn(crypto, 'randomUUID').mockReturnValue('00000000-0000-4000-8000-00000000abcd');
    const header = await oauth1Header({
      method: 'GET',
      url: 'http://photos.example.net/photos?file=vacation.jpg&size=original',
      consumerKey: 'dpf43f3p2l4k3l03',
      consumerSecret: 'kd94hf93k423kf44',
      accessKey: 'nnch734d00sl2jdk',
      accessSecret: 'pfkkdhi9sl3r4s00',
    });
    const base =
      'GET&http%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg%26oauth_consumer_key%3Ddpf43f3p2l4k3l03' +
      '%26oauth_nonce%3D0000000000004000800000000000abcd%26oauth_signature_method%3DHMAC-SHA1' +
      '%26oauth_timestamp%3D137131202%26oauth_token%3Dnnch734d00sl2jdk%26oauth_version%3D1.0%26size%3Doriginal';
    const signature = createHmac('sha1', 'kd94hf93k423kf44&pfkkdhi9sl3r4s00').update(base).digest('base64');
    expect(fieldsOf(header)).toEqual({
      oauth_consumer_key: 'dpf43f3p2l4k3l03',
      oauth_nonce: '0000000000004000800000000000abcd',
      oauth_signature_method: 'HMAC-SHA1',
      oauth_timestamp: '137131202',
      oauth_token: 'nnch734d00sl2jdk',
      oauth_version: '1.0',
      oauth_signature: signature,
    });
  });

  test('without WebCrypto', async () => {
    const { crypto } = globalThis;
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
    try {
      await expect(oauth1Header({ method: 'POST', url, ...consumer })).rejects.toThrow(ConfigError);
    } finally {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
    }
  });
});

test('OAuth 1', async () => {
  const authorization = expect.stringMatching(
    /^OAuth oauth_consumer_key="c0ffee", .*oauth_token="beef", .*oauth_signature="/,
  ) as string;
  await exchange(v3OAuth1({ authUrl, ...consumer, accessKey: 'beef', accessSecret: 'access-secret' }), [
    {
      url,
      headers: { authorization },
      body: { auth: { identity: { methods: ['oauth1'], oauth1: {} } } },
      ...granting(),
    },
  ]);
});

describe('OAuth 2', () => {
  const client = { authUrl, oauth2Endpoint, oauth2ClientId: 'c1', oauth2ClientSecret: 'hunter2' };
  const credential = { id: 'c1', secret: 'hunter2' };
  const login = {
    url,
    body: { auth: { identity: { methods: ['application_credential'], application_credential: credential } } },
    ...granting(),
  };
  const asked = {
    url: oauth2Endpoint,
    headers: { 'content-type': form, authorization: `Basic ${btoa('c1:hunter2')}` },
    body: { grant_type: 'client_credentials' },
  };

  test('by a secret: both tokens are shown, until the first one dies', async () => {
    const answer = { access_token: 'the-bearer', expires_in: 60, token_type: 'Bearer' };
    const access = await exchange(v3OAuth2ClientCredential(client), [login, { ...asked, answer }]);
    expect(access.headers).toEqual({ 'x-auth-token': 'the-token', authorization: 'Bearer the-bearer' });
    expect(Math.abs((access.expiresAt ?? 0) - Date.now() - 60_000)).toBeLessThan(5000);
    expect(access.catalog).toHaveLength(1);
    expect(inspect(access, { depth: Infinity, showHidden: true })).not.toMatch(/the-token|the-bearer/);
  });

  test('a wrong secret', async () => {
    // A real Keystone's answer.
    const answer = { error: 'invalid_client', error_description: 'Client authentication failed.' };
    const error = await failureOf(v3OAuth2ClientCredential(client), [login, { ...asked, status: 401, answer }]);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.message).toContain(
      '(is the oauth2ClientSecret right, and does this exist and fit together: {"oauth2ClientId":"c1"})',
    );
    expect(inspect(error)).not.toContain('hunter2');
  });

  test('an answer without a token', async () => {
    const error = await failureOf(v3OAuth2ClientCredential(client), [login, { ...asked, answer: {} }]);
    expect(error).toBeInstanceOf(InvalidResponseError);
  });

  test('by the certificate of the transport: what OAuth 2 gives is the token', async () => {
    const access = await exchange(v3OAuth2MtlsClientCredential({ authUrl, oauth2Endpoint, oauth2ClientId: 'u1' }), [
      {
        url: oauth2Endpoint,
        headers: { 'content-type': form, authorization: undefined },
        body: { grant_type: 'client_credentials', client_id: 'u1' },
        answer: { access_token: 'the-bearer', expires_in: 14400, token_type: 'Bearer' },
      },
      {
        method: 'GET',
        url,
        headers: { 'x-auth-token': 'the-bearer', 'x-subject-token': 'the-bearer' },
        ...granting('the-bearer'),
        status: 200,
      },
    ]);
    expect(access.headers).toEqual({ 'x-auth-token': 'the-bearer', authorization: 'Bearer the-bearer' });
    expect(access.user?.name).toBe('admin');
  });

  test('without a certificate', async () => {
    const error = await failureOf(v3OAuth2MtlsClientCredential({ authUrl, oauth2Endpoint, oauth2ClientId: 'u1' }), [
      {
        url: oauth2Endpoint,
        body: { grant_type: 'client_credentials', client_id: 'u1' },
        status: 401,
        answer: REFUSAL,
      },
    ]);
    expect(error.message).toContain("(is the transport's client certificate right");
  });
});

test.each<[string, object, string]>([
  ['v3oauth1', consumer, 'accessSecret is needed to log in by v3oauth1'],
  ['v3oauth1', { ...consumer, accessSecret: 's' }, 'accessKey is needed to log in by v3oauth1'],
  ['v3oauth1', { ...consumer, accessKey: 'k', accessSecret: 's', projectId: 'p1' }, 'is for one project already'],
  ['v3oauth2clientcredential', { oauth2ClientId: 'c', oauth2ClientSecret: 's' }, 'oauth2Endpoint is needed'],
  [
    'v3oauth2clientcredential',
    { oauth2ClientId: 'c', oauth2ClientSecret: 's', oauth2Endpoint: 'x' },
    'oauth2Endpoint must be',
  ],
  ['v3oauth2mtlsclientcredential', { oauth2Endpoint }, 'oauth2ClientId is needed'],
])('%s: %j', (authPlugin, options, message) => {
  const make = () => new Connection({ authUrl, authPlugin, ...options });
  expect(make).toThrow(ConfigError);
  expect(make).toThrow(message);
});
