import type { Authenticator } from '@os/core';
import { defineFederation, type FederationOptions } from '@os/auth-v3/kit';
import type { V3KerberosMethodOptions } from './kerberos.js';
import { negotiation } from './options.js';

const NAME = 'v3fedkerb';

/** Logs in with a Kerberos ticket, as a user of an identity provider; the plugin `v3fedkerb`. */
export const v3FedKerbPlugin = defineFederation({
  name: NAME,
  options: [['negotiate', 'mutualAuth']],
  secret: 'ticket',
  matches: (options) => options['negotiate'] !== undefined,
  identify(options) {
    const headers = negotiation(options, NAME);
    return {
      who: {},
      isKnown: false,
      present: async (_, url) => ({ method: 'GET', url, headers: await headers(url) }),
    };
  },
});

/** Options of {@link v3FedKerb}. */
export type V3FedKerbOptions = V3KerberosMethodOptions & FederationOptions;

/**
 * Logs in with a Kerberos ticket, as a user of an identity provider.
 *
 * ```ts
 * v3FedKerb({ authUrl, identityProvider: 'sso', protocol: 'kerberos', negotiate, projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3FedKerb(options: V3FedKerbOptions): Authenticator {
  return v3FedKerbPlugin.create(options);
}
