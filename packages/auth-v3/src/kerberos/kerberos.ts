import type { Authenticator } from '@os/core';
import { defineMethod, SCOPE_OPTIONS, type CommonOptions, type Needed, type ScopeOptions } from '@os/auth-v3/kit';
import { negotiation, type V3KerberosOptions } from './options.js';

const NAME = 'v3kerberos';

/** Logs in with a Kerberos ticket; the plugin `v3kerberos`. */
export const v3KerberosPlugin = defineMethod({
  name: NAME,
  matches: (options) => options['negotiate'] !== undefined && options['identityProvider'] === undefined,
  factor: {
    method: 'kerberos',
    options: [['negotiate', 'mutualAuth'], SCOPE_OPTIONS],
    secret: undefined,
    identify: (options) => ({ who: {}, proof: {}, headers: negotiation(options, NAME) }),
  },
});

/** Options of {@link v3Kerberos}. */
export type V3KerberosMethodOptions = CommonOptions &
  ScopeOptions &
  Needed<'negotiate', V3KerberosOptions> &
  Pick<V3KerberosOptions, 'mutualAuth'>;

/**
 * Logs in with a Kerberos ticket.
 *
 * ```ts
 * import { initializeClient } from 'kerberos';
 * v3Kerberos({ authUrl, negotiate: async (service) => (await initializeClient(service, {})).step(''), projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3Kerberos(options: V3KerberosMethodOptions): Authenticator {
  return v3KerberosPlugin.create(options);
}
