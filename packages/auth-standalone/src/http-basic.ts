import {
  basicAuthorization,
  ConfigError,
  createAccess,
  textOption,
  type Authenticator,
  type AuthenticatorDefinition,
} from '@os/core';
import { endpointOption, isStandalone, type StandaloneOptions } from './options.js';

const NAME = 'http_basic';

/** Shows a name and password with each request; the plugin `http_basic`. */
export const httpBasicPlugin: AuthenticatorDefinition = {
  name: NAME,
  packageName: '@os/auth-standalone',
  options: ['endpoint', 'username', 'userName', 'password'],
  groups: [['username', 'userName']],
  matches: (options) => isStandalone(options) && options['password'] !== undefined && options['token'] === undefined,
  create(options) {
    const username = textOption(options, 'username', 'userName');
    const password = textOption(options, 'password');
    if (username === undefined || password === undefined) {
      throw new ConfigError(`username and password are needed to log in by ${NAME}`);
    }
    if (username.includes(':')) throw new ConfigError('username must not hold a colon, which HTTP Basic cannot tell');
    const access = createAccess({
      headers: { authorization: basicAuthorization(username, password) },
      endpoint: endpointOption(options),
      user: { name: username },
    });
    return { name: NAME, authorize: () => Promise.resolve(access) };
  },
};

/** Options of {@link httpBasic}. */
export type HttpBasicOptions = Pick<StandaloneOptions, 'endpoint'> & {
  readonly username: string;
  readonly password: string;
};

/**
 * For services that know their users themselves, by HTTP Basic.
 *
 * ```ts
 * createConnection({ authenticator: httpBasic({ endpoint: 'https://metal.example.com:6385', username: 'jo', password }) });
 * ```
 *
 * @throws ConfigError - an option is missing or malformed.
 */
export function httpBasic(options: HttpBasicOptions): Authenticator {
  return httpBasicPlugin.create(options);
}
