import { createAccess, identityUrlOf, parseUrl, type Authenticator } from '@os/core';
import { definePlugin, logIn, neededOption, tokensUrl, type CommonOptions, type Needed } from '@os/auth-v3/kit';
import { accessTokenOf } from './access-token.js';
import type { V3OAuthOptions } from './options.js';

const NAME = 'v3oauth2mtlsclientcredential';
const OPTIONS = ['oauth2Endpoint', 'oauth2ClientId'] as const satisfies readonly (keyof V3OAuthOptions)[];

/** Logs in by the certificate of the connection; the plugin `v3oauth2mtlsclientcredential`. */
export const v3OAuth2MtlsClientCredentialPlugin = definePlugin({
  name: NAME,
  options: [OPTIONS],
  matches: (options) => options['oauth2ClientId'] !== undefined && options['oauth2ClientSecret'] === undefined,
  create(options) {
    const identityUrl = identityUrlOf(options, 'v3', NAME);
    const clientId = neededOption(options, 'oauth2ClientId', NAME);
    const { href } = parseUrl(neededOption(options, 'oauth2Endpoint', NAME), 'oauth2Endpoint');
    const url = tokensUrl(identityUrl, options);
    const login = { oauth2ClientId: clientId };
    const secret = "transport's client certificate";
    return {
      name: NAME,
      cacheKey: JSON.stringify([NAME, url, login]),
      async authorize(context) {
        const { token } = await accessTokenOf(context, { url: href, clientId, secret });
        // The access token is a token of Keystone's, which tells here what it is good for.
        const headers = { 'x-auth-token': token, 'x-subject-token': token };
        const access = await logIn(context, { method: 'GET', url, headers }, { identityUrl, secret, login });
        return createAccess({ ...access, headers: { 'x-auth-token': token, authorization: `Bearer ${token}` } });
      },
    };
  },
});

/** Options of {@link v3OAuth2MtlsClientCredential}. */
export type V3OAuth2MtlsClientCredentialOptions = CommonOptions & Needed<(typeof OPTIONS)[number], V3OAuthOptions>;

/**
 * Logs in by the client certificate that the transport shows, as a user whose id is the OAuth 2 client.
 *
 * ```ts
 * v3OAuth2MtlsClientCredential({ authUrl, oauth2Endpoint: `${authUrl}/OS-OAUTH2/token`, oauth2ClientId: userId })
 * ```
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3-ext/#os-oauth2-api
 *
 * @throws ConfigError - an option is missing or malformed.
 */
export function v3OAuth2MtlsClientCredential(options: V3OAuth2MtlsClientCredentialOptions): Authenticator {
  return v3OAuth2MtlsClientCredentialPlugin.create(options);
}
