import { textOption, type Authenticator } from '@os/core';
import { neededOption, type Needed } from '@os/auth-v3/kit';
import { defineOidc } from './define.js';
import type { ClientOptions, V3OidcOptions } from './options.js';

const NAME = 'v3oidcauthcode';

/** Logs in with the code of a redirection; the plugin `v3oidcauthcode`. */
export const v3OidcAuthCodePlugin = defineOidc({
  name: NAME,
  grant: 'authorization_code',
  options: ['code', 'authorizationCode', 'redirectUri', 'codeVerifier'],
  secret: 'code',
  matches: (options) => options['code'] !== undefined || options['authorizationCode'] !== undefined,
  prepare(options) {
    const code = textOption(options, 'code', 'authorizationCode') ?? neededOption(options, 'code', NAME);
    const redirectUri = textOption(options, 'redirectUri');
    const verifier = textOption(options, 'codeVerifier');
    return {
      who: {},
      // A code does not tell whose it is.
      isKnown: false,
      form: () => ({ code, redirect_uri: redirectUri, code_verifier: verifier, scope: undefined }),
    };
  },
});

/** Options of {@link v3OidcAuthCode}. */
export type V3OidcAuthCodeOptions = ClientOptions &
  Needed<'code', V3OidcOptions> &
  Pick<V3OidcOptions, 'redirectUri' | 'codeVerifier'>;

/**
 * Logs in with the code that an OpenID Connect provider added to its redirection, once. From then on the provider's refresh
 * token is used, if it gave one.
 *
 * ```ts
 * v3OidcAuthCode({ authUrl, identityProvider: 'sso', protocol: 'openid', discoveryEndpoint, clientId, code, redirectUri, codeVerifier })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3OidcAuthCode(options: V3OidcAuthCodeOptions): Authenticator {
  return v3OidcAuthCodePlugin.create(options);
}
