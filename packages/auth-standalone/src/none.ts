import { createAccess, type Authenticator, type AuthenticatorDefinition } from '@os/core';
import { endpointOption, isStandalone, type StandaloneOptions } from './options.js';

/** Shows nothing; the plugin `none`. */
export const nonePlugin: AuthenticatorDefinition = {
  name: 'none',
  packageName: '@os/auth-standalone',
  options: ['endpoint'],
  matches: (options) =>
    isStandalone(options) && ['username', 'userName', 'password', 'token'].every((each) => options[each] === undefined),
  create(options) {
    const endpoint = endpointOption(options);
    // Services without authentication take any token, and some insist on one.
    const access = createAccess({ headers: { 'x-auth-token': 'notused' }, endpoint });
    return { name: 'none', authorize: () => Promise.resolve(access) };
  },
};

/** Options of {@link none}. */
export type NoneOptions = Pick<StandaloneOptions, 'endpoint'>;

/**
 * For services that let everybody in.
 *
 * ```ts
 * createConnection({ authenticator: none({ endpoint: 'http://127.0.0.1:6385' }) });
 * ```
 *
 * @throws ConfigError - the endpoint is no URL.
 */
export function none(options: NoneOptions = {}): Authenticator {
  return nonePlugin.create(options);
}
