import type { AuthenticatorDefinition, AuthOptionValues, Transport } from '@os/core';
import { v3FedKerbPlugin, v3KerberosPlugin } from '@os/auth-v3/kerberos/pure';
import { v3MultiFactorPlugin, v3TotpPlugin } from '@os/auth-v3/mfa/pure';
import {
  v3OAuth1Plugin,
  v3OAuth2ClientCredentialPlugin,
  v3OAuth2MtlsClientCredentialPlugin,
} from '@os/auth-v3/oauth/pure';
import {
  v3OidcAccessTokenPlugin,
  v3OidcAuthCodePlugin,
  v3OidcClientCredentialsPlugin,
  v3OidcPasswordPlugin,
} from '@os/auth-v3/oidc/pure';
import { v3ApplicationCredentialPlugin, v3PasswordPlugin } from '@os/auth-v3/pure';
import { v3TokenlessAuthPlugin } from '@os/auth-v3/tokenless/pure';
import { authenticatorConformance, FakeCloud, type LoginTarget } from '@os/testing';
import { identity } from '@os/identity/pure';
import { totpCode } from './acceptance/totp.js';
import { ANSWER } from './keystone.js';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** A fake cloud whose administrator has a device and an application credential. */
function cloud(mfa = false): { transport: FakeCloud; user: { authUrl: string; username: string; password: string } } {
  const transport = new FakeCloud({ services: [identity] });
  const { authUrl, username, password } = transport.options();
  const service = transport.service('identity');
  const users = service.collection('/users');
  const id = users.idOf(users.all()[0] ?? {});
  const [project] = service.collection('/projects').all();
  service.collection('/credentials').add({ type: 'totp', user_id: id, blob: SECRET });
  const owner = { user_id: id, project_id: project?.['id'] };
  service
    .collection('/users/{}/application_credentials')
    .add({ id: 'c1', name: 'ci', secret: 'right-secret', ...owner });
  if (mfa)
    users.change(id, { options: { multi_factor_auth_enabled: true, multi_factor_auth_rules: [['password', 'totp']] } });
  return { transport, user: { authUrl, username, password } };
}

/** What the fake cloud does not know: a login that is right if the request holds what is right. */
function scripted(right: string): Transport {
  return {
    async send({ url, headers, body = '' }) {
      const isRight = [...Object.values(headers), body].some(
        (each) => typeof each === 'string' && each.includes(right),
      );
      const isToken = /\/(auth|auth\/tokens)$/.test(new URL(url).pathname);
      const token = { ...ANSWER.token, expires_at: '2999-01-01T04:00:00Z', issued_at: '2999-01-01T00:00:00Z' };
      const answer = isToken ? { token } : isRight ? { access_token: right } : { error: 'invalid_client' };
      const isGood = isRight || (isToken && headers['x-auth-token'] === right);
      return {
        status: isGood ? 200 : 401,
        headers: { 'content-type': 'application/json', 'x-subject-token': 'the-token' },
        body: JSON.stringify(isGood ? answer : { error: 'invalid_client' }),
      };
    },
  };
}

const authUrl = 'http://keystone.test/v3';
const client = { authUrl, oauth2Endpoint: `${authUrl}/OS-OAUTH2/token` };
const oidc = {
  authUrl,
  identityProvider: 'sso',
  protocol: 'openid',
  clientId: 'cli',
  accessTokenEndpoint: 'https://sso.test/token',
};

/** A plugin with options that are right for {@link scripted}, and what makes them wrong. */
function script(right: string, options: AuthOptionValues, wrong: AuthOptionValues): () => LoginTarget {
  return () => ({ transport: scripted(right), options: { ...options }, wrong: { ...options, ...wrong } });
}

const SUITES: readonly [AuthenticatorDefinition, () => LoginTarget | Promise<LoginTarget>][] = [
  [
    v3PasswordPlugin,
    () => {
      const { transport, user } = cloud();
      return { transport, options: user, wrong: { ...user, password: 'wrong-password' } };
    },
  ],
  [
    v3ApplicationCredentialPlugin,
    () => {
      const { transport, user } = cloud();
      const options = {
        authUrl: user.authUrl,
        applicationCredentialId: 'c1',
        applicationCredentialSecret: 'right-secret',
      };
      return { transport, options, wrong: { ...options, applicationCredentialSecret: 'wrong-secret' } };
    },
  ],
  [
    v3TotpPlugin,
    () => {
      const { transport, user } = cloud();
      const options = { authUrl: user.authUrl, username: user.username, passcode: totpCode(SECRET) };
      return { transport, options, wrong: { ...options, passcode: 'no-code' } };
    },
  ],
  [
    v3MultiFactorPlugin,
    () => {
      const { transport, user } = cloud(true);
      const options = { ...user, authMethods: ['v3password', 'v3totp'], passcode: totpCode(SECRET) };
      return { transport, options, wrong: { ...options, password: 'wrong-password' } };
    },
  ],
  [
    v3OAuth2ClientCredentialPlugin,
    () => {
      const { transport, user } = cloud();
      const oauth2 = { oauth2Endpoint: `${user.authUrl}/OS-OAUTH2/token`, oauth2ClientId: 'c1' };
      const options = { authUrl: user.authUrl, ...oauth2, oauth2ClientSecret: 'right-secret' };
      return { transport, options, wrong: { ...options, oauth2ClientSecret: 'wrong-secret' } };
    },
  ],
  [
    v3OAuth2MtlsClientCredentialPlugin,
    () => ({ transport: scripted('u1'), options: { ...client, oauth2ClientId: 'u1' } }),
  ],
  [
    v3OidcPasswordPlugin,
    script('right-password', { ...oidc, username: 'jo', password: 'right-password' }, { password: 'wrong-password' }),
  ],
  [
    v3OidcClientCredentialsPlugin,
    script(btoa('cli:right-secret'), { ...oidc, clientSecret: 'right-secret' }, { clientSecret: 'wrong-secret' }),
  ],
  [v3OidcAuthCodePlugin, script('right-code', { ...oidc, code: 'right-code' }, { code: 'wrong-code' })],
  [
    v3OidcAccessTokenPlugin,
    script(
      'right-token',
      { authUrl, identityProvider: 'sso', protocol: 'openid', accessToken: 'right-token' },
      { accessToken: 'wrong-token' },
    ),
  ],
  [v3KerberosPlugin, () => ({ transport: scripted('dGlja2V0'), options: { authUrl, negotiate: () => 'dGlja2V0' } })],
  [
    v3FedKerbPlugin,
    () => ({
      transport: scripted('dGlja2V0'),
      options: { authUrl, identityProvider: 'sso', protocol: 'mapped', negotiate: () => 'dGlja2V0' },
    }),
  ],
];

describe.each(SUITES.map(([definition, target]) => [definition.name, definition, target] as const))(
  '%s',
  (_, definition, target) => {
    for (const { name, run } of authenticatorConformance(definition, target)) test(name, run);
  },
);

// Signed anew each time, and with secrets that the request does not hold: checked as far as that goes.
describe('v3oauth1', () => {
  const options = { authUrl, consumerKey: 'k', consumerSecret: 's', accessKey: 'beef', accessSecret: 'right-secret' };
  const checks = authenticatorConformance(v3OAuth1Plugin, () => ({
    transport: scripted('oauth_token="beef"'),
    options: { ...options },
  }));
  for (const { name, run } of checks) test(name, run);
});

describe('v3tokenlessauth', () => {
  const transport: Transport = { send: () => Promise.reject(new Error('nothing is to be sent')) };
  const options = { authUrl, projectId: 'p1' };
  const checks = authenticatorConformance(v3TokenlessAuthPlugin, () => ({
    transport,
    options: { ...options },
    sendsNothing: true,
  }));
  // No option but a named plugin tells that a certificate is to be shown.
  const own = checks.filter(({ name }) => name !== 'knows the options that it logs in with');
  for (const { name, run } of own) test(name, run);
});
