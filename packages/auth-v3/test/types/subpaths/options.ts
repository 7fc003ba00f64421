// Without '@os/auth-v3' itself: a subpath brings the options that its plugins take.
import { Connection, createConnection, type AuthenticatorDefinition } from '@os/core';
import { v3K2K } from '@os/auth-v3/k2k/pure';
import { v3Kerberos } from '@os/auth-v3/kerberos/pure';
import { defineFederation, defineMethod } from '@os/auth-v3/kit';
import '@os/auth-v3/mfa';
import { MissingAuthMethodsError, v3MultiFactor, v3Totp } from '@os/auth-v3/mfa/pure';
import { v3OAuth1, v3OAuth2ClientCredential } from '@os/auth-v3/oauth/pure';
import '@os/auth-v3/oidc';
import { v3OidcAuthCode, v3OidcDeviceAuthz, v3OidcPassword } from '@os/auth-v3/oidc/pure';
import { v3Password } from '@os/auth-v3/pure';
import { v3AdfsPassword, v3SamlPassword } from '@os/auth-v3/saml/pure';
import { withServiceToken } from '@os/auth-v3/service-token';
import { v3TokenlessAuth } from '@os/auth-v3/tokenless/pure';
import { v3WebSso } from '@os/auth-v3/websso/pure';

const authUrl = 'https://cloud.example.com:5000/v3';
const idp = { authUrl, identityProvider: 'sso', protocol: 'openid' };
const client = {
  ...idp,
  discoveryEndpoint: 'https://sso.example.com/.well-known/openid-configuration',
  clientId: 'cli',
};
const user = { username: 'jo', password: 'pw' };

new Connection({ authUrl, ...user, passcode: '755224', authMethods: ['v3password', 'v3totp'] });
new Connection({ ...client, ...user, authPlugin: 'v3oidcpassword', projectName: 'web' });
// @ts-expect-error -- the module of SAML is not imported
new Connection({ ...idp, ...user, identityProviderUrl: 'https://sso.example.com/ecp' });
// @ts-expect-error -- a text is needed, or a function that gives one
new Connection({ authUrl, username: 'jo', passcode: 755224 });

v3Totp({ authUrl, username: 'jo', passcode: async () => '755224', projectId: 'p1' });
v3MultiFactor({ authUrl, authMethods: 'v3password,v3totp', ...user, passcode: '755224', systemScope: 'all' });
v3OidcPassword({ ...client, ...user, domainId: 'd1' });
v3OidcAuthCode({ ...client, code: 'c', codeVerifier: 'v' });
v3OidcDeviceAuthz({ ...client, onDeviceCode: ({ userCode, expiresAt }) => void `${userCode} ${expiresAt.toFixed()}` });
v3OAuth1({ authUrl, consumerKey: 'k', consumerSecret: 's', accessKey: 'a', accessSecret: 'b' });
v3OAuth2ClientCredential({ authUrl, oauth2Endpoint: authUrl, oauth2ClientId: 'c', oauth2ClientSecret: 's' });
v3SamlPassword({ ...idp, ...user, identityProviderUrl: 'https://sso.example.com/ecp' });
v3AdfsPassword({ ...idp, ...user, identityProviderUrl: authUrl, serviceProviderEndpoint: authUrl, trustId: 't1' });
v3Kerberos({ authUrl, negotiate: (service) => service, unscoped: true });
v3TokenlessAuth({ authUrl, projectName: 'web', projectDomainName: 'Sales' });
v3K2K({
  localAuthenticator: v3Password({ authUrl, ...user, projectId: 'p1' }),
  serviceProvider: 'sp',
  projectId: 'p2',
});
v3WebSso({ ...idp, redirectPort: 8080, openBrowser: async (url) => void url.length });
createConnection({
  authenticator: withServiceToken(v3Totp({ authUrl, username: 'jo', passcode: '1' }), v3Password({ authUrl, ...user })),
});

// @ts-expect-error -- no code
v3Totp({ authUrl, username: 'jo' });
// @ts-expect-error -- no methods
v3MultiFactor({ authUrl, ...user });
// @ts-expect-error -- two scopes
v3OidcPassword({ ...client, ...user, projectId: 'p1', domainId: 'd1' });
// @ts-expect-error -- neither a description nor an endpoint
v3OidcPassword({ ...idp, clientId: 'cli', ...user });
// @ts-expect-error -- no provider
v3OidcPassword({ authUrl, protocol: 'openid', clientId: 'cli', accessTokenEndpoint: authUrl, ...user });
// @ts-expect-error -- for one project already
v3OAuth1({ authUrl, consumerKey: 'k', consumerSecret: 's', accessKey: 'a', accessSecret: 'b', projectId: 'p1' });
// @ts-expect-error -- no service provider
v3AdfsPassword({ ...idp, ...user, identityProviderUrl: authUrl });
// @ts-expect-error -- mutual authentication is not done
v3Kerberos({ authUrl, negotiate: () => 'ticket', mutualAuth: 'required' });
// @ts-expect-error -- the system is nothing that a certificate can be for
v3TokenlessAuth({ authUrl, systemScope: 'all' });

declare const error: unknown;
if (error instanceof MissingAuthMethodsError) {
  const methods: readonly (readonly string[])[] = error.requiredMethods;
  const receipt: string = error.receipt;
}

// Others make plugins by the same calls.
const plugins: AuthenticatorDefinition[] = [
  defineMethod({
    name: 'v3badge',
    packageName: 'openstack-badge',
    matches: (options) => options['badge'] !== undefined,
    factor: {
      method: 'badge',
      options: [['badge']],
      secret: 'badge',
      identify: (_, id) => ({ who: {}, proof: { id } }),
    },
  }),
  defineFederation({
    name: 'v3company',
    packageName: 'openstack-company',
    options: [['cookie']],
    secret: 'cookie',
    matches: (options) => options['cookie'] !== undefined,
    identify: (options) => ({
      who: {},
      isKnown: false,
      present: (_, url) => ({ url, headers: { cookie: String(options['cookie']) } }),
    }),
  }),
];
