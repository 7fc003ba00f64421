import { ConfigError, createAccess, textOption, type Authenticator, type AuthenticatorDefinition } from '@os/core';
import { endpointOption, isStandalone, type StandaloneOptions } from './options.js';

const NAME = 'admin_token';

/** Shows a fixed token with each request; the plugin `admin_token`, also called `token_endpoint`. */
export const adminTokenPlugin: AuthenticatorDefinition = {
  name: NAME,
  aliases: ['token_endpoint'],
  packageName: '@os/auth-standalone',
  options: ['endpoint', 'token'],
  matches: (options) => isStandalone(options) && options['token'] !== undefined,
  create(options) {
    const token = textOption(options, 'token');
    if (token === undefined) throw new ConfigError(`token is needed to log in by ${NAME}`);
    const access = createAccess({ headers: { 'x-auth-token': token }, endpoint: endpointOption(options) });
    return { name: NAME, authorize: () => Promise.resolve(access) };
  },
};

/** Options of {@link adminToken}. */
export type AdminTokenOptions = Pick<StandaloneOptions, 'endpoint'> & { readonly token: string };

/**
 * For a service that is given a token from elsewhere, at an endpoint from elsewhere: no catalog is asked for, and the token is
 * never renewed.
 *
 * ```ts
 * createConnection({ authenticator: adminToken({ endpoint: 'https://cloud.example.com:9696', token }) });
 * ```
 *
 * @throws ConfigError - an option is missing or malformed.
 */
export function adminToken(options: AdminTokenOptions): Authenticator {
  return adminTokenPlugin.create(options);
}
