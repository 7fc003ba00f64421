import { textOption, type Authenticator } from '@os/core';
import { neededOption, secretOption, type Needed } from '@os/auth-v3/kit';
import { defineOidc } from './define.js';
import type { ClientOptions, V3OidcOptions } from './options.js';

const NAME = 'v3oidcpassword';

/** Logs in with a name and password that the identity provider knows; the plugin `v3oidcpassword`. */
export const v3OidcPasswordPlugin = defineOidc({
  name: NAME,
  grant: 'password',
  options: ['username', 'userName', 'password', 'idpOtpKey', 'passcode'],
  secret: 'password',
  matches: (options) => options['password'] !== undefined,
  prepare(options) {
    const username = textOption(options, 'username', 'userName') ?? neededOption(options, 'username', NAME);
    const password = neededOption(options, 'password', NAME);
    const otpKey = textOption(options, 'idpOtpKey');
    return {
      who: { username },
      form: async () => ({
        username,
        password,
        ...(otpKey !== undefined && { [otpKey]: await secretOption(options, 'passcode', NAME) }),
      }),
    };
  },
});

/** Options of {@link v3OidcPassword}. */
export type V3OidcPasswordOptions = ClientOptions &
  Needed<'username' | 'password', V3OidcOptions> &
  Pick<V3OidcOptions, 'idpOtpKey' | 'passcode'>;

/**
 * Logs in with a name and password that an OpenID Connect provider knows.
 *
 * ```ts
 * v3OidcPassword({ authUrl, identityProvider: 'sso', protocol: 'openid', discoveryEndpoint, clientId, username: 'jo', password, projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3OidcPassword(options: V3OidcPasswordOptions): Authenticator {
  return v3OidcPasswordPlugin.create(options);
}
