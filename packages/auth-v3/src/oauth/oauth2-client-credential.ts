import { basicAuthorization, createAccess, parseUrl, type Authenticator } from '@os/core';
import {
  definePlugin,
  neededOption,
  secretOption,
  v3Authenticator,
  type CommonOptions,
  type Factor,
  type Needed,
} from '@os/auth-v3/kit';
import { accessTokenOf } from './access-token.js';
import type { V3OAuthOptions } from './options.js';

const NAME = 'v3oauth2clientcredential';
const OPTIONS = [
  'oauth2Endpoint',
  'oauth2ClientId',
  'oauth2ClientSecret',
] as const satisfies readonly (keyof V3OAuthOptions)[];

const factor: Factor = {
  method: 'application_credential',
  options: [OPTIONS],
  secret: 'oauth2ClientSecret',
  identify(options, secret) {
    const id = neededOption(options, 'oauth2ClientId', NAME);
    return { who: { id }, proof: { id, secret } };
  },
};

/** Logs in with an application credential, and shows services an OAuth 2 token, too; `v3oauth2clientcredential`. */
export const v3OAuth2ClientCredentialPlugin = definePlugin({
  name: NAME,
  options: [OPTIONS],
  matches: (options) => options['oauth2ClientSecret'] !== undefined,
  create(options) {
    const noScope =
      'An OAuth 2 client is for one project already: leave out options of a project, domain, system or trust';
    const inner = v3Authenticator(NAME, [factor], options, { noScope });
    const clientId = neededOption(options, 'oauth2ClientId', NAME);
    const { href: url } = parseUrl(neededOption(options, 'oauth2Endpoint', NAME), 'oauth2Endpoint');
    return {
      name: NAME,
      cacheKey: inner.cacheKey,
      async authorize(context) {
        const access = await inner.authorize(context);
        const secret = await secretOption(options, 'oauth2ClientSecret', NAME);
        const authorization = basicAuthorization(clientId, secret);
        const found = await accessTokenOf(context, { url, authorization, clientId, secret: 'oauth2ClientSecret' });
        return createAccess({
          ...access,
          headers: { ...access.headers, authorization: `Bearer ${found.token}` },
          // Whichever dies first makes both useless.
          expiresAt: Math.min(access.expiresAt ?? Infinity, found.expiresAt ?? Infinity),
        });
      },
    };
  },
});

/** Options of {@link v3OAuth2ClientCredential}. */
export type V3OAuth2ClientCredentialOptions = CommonOptions & Needed<(typeof OPTIONS)[number], V3OAuthOptions>;

/**
 * Logs in with an application credential, and shows services an OAuth 2 access token besides Keystone's.
 *
 * ```ts
 * v3OAuth2ClientCredential({ authUrl, oauth2Endpoint: `${authUrl}/OS-OAUTH2/token`, oauth2ClientId, oauth2ClientSecret })
 * ```
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3-ext/#os-oauth2-api
 *
 * @throws ConfigError - an option is missing or malformed, or a scope is asked for.
 */
export function v3OAuth2ClientCredential(options: V3OAuth2ClientCredentialOptions): Authenticator {
  return v3OAuth2ClientCredentialPlugin.create(options);
}
