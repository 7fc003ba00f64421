import type { Authenticator } from '@os/core';
import { neededOption, type Needed } from '@os/auth-v3/kit';
import { defineOidc } from './define.js';
import type { ClientOptions, V3OidcOptions } from './options.js';

const NAME = 'v3oidcclientcredentials';

/** Logs in as a client of the identity provider; the plugin `v3oidcclientcredentials`. */
export const v3OidcClientCredentialsPlugin = defineOidc({
  name: NAME,
  grant: 'client_credentials',
  options: [],
  secret: 'clientSecret',
  matches: (options) =>
    options['clientSecret'] !== undefined &&
    ['password', 'code', 'authorizationCode', 'accessToken', 'onDeviceCode'].every(
      (each) => options[each] === undefined,
    ),
  prepare(options) {
    neededOption(options, 'clientSecret', NAME);
    return { who: {} };
  },
});

/** Options of {@link v3OidcClientCredentials}. */
export type V3OidcClientCredentialsOptions = ClientOptions & Needed<'clientSecret', V3OidcOptions>;

/**
 * Logs in as a client of an OpenID Connect provider, without any user; for programs.
 *
 * ```ts
 * v3OidcClientCredentials({ authUrl, identityProvider: 'sso', protocol: 'openid', discoveryEndpoint, clientId, clientSecret, projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3OidcClientCredentials(options: V3OidcClientCredentialsOptions): Authenticator {
  return v3OidcClientCredentialsPlugin.create(options);
}
