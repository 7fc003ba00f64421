import type { Authenticator } from '@os/core';
import {
  defineFederation,
  neededOption,
  type CommonOptions,
  type FederationOptions,
  type Needed,
  type ScopeOptions,
} from '@os/auth-v3/kit';
import type { V3OidcOptions } from './options.js';

const NAME = 'v3oidcaccesstoken';

/** Logs in with a token that the identity provider gave already; the plugin `v3oidcaccesstoken`. */
export const v3OidcAccessTokenPlugin = defineFederation({
  name: NAME,
  options: [['accessToken']],
  secret: 'accessToken',
  matches: (options) => options['accessToken'] !== undefined,
  identify(options) {
    const token = neededOption(options, 'accessToken', NAME);
    return {
      who: {},
      isKnown: false,
      present: (_, url) => ({ method: 'POST', url, headers: { authorization: `Bearer ${token}` } }),
    };
  },
});

/** Options of {@link v3OidcAccessToken}. */
export type V3OidcAccessTokenOptions = CommonOptions &
  FederationOptions &
  ScopeOptions &
  Needed<'accessToken', V3OidcOptions>;

/**
 * Logs in with a token that an OpenID Connect provider gave already. Once that has ended, the connection cannot log in again.
 *
 * ```ts
 * v3OidcAccessToken({ authUrl, identityProvider: 'sso', protocol: 'openid', accessToken, projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3OidcAccessToken(options: V3OidcAccessTokenOptions): Authenticator {
  return v3OidcAccessTokenPlugin.create(options);
}
