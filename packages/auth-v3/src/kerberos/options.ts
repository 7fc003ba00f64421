import { ConfigError, type AuthOptionValues } from '@os/core';
import type { V3FederationOptions } from '@os/auth-v3/kit';

/**
 * Gives a ticket for a service, as the base64 text of SPNEGO (RFC 4559).
 *
 * @param service - `HTTP@keystone.example.com`.
 */
export type Negotiate = (service: string) => string | Promise<string>;

/** The options of the plugins of this module. */
export interface V3KerberosOptions extends V3FederationOptions {
  readonly negotiate?: Negotiate | undefined;
  /** Whether the cloud has to show who it is: it never has to here, as https does that. */
  readonly mutualAuth?: 'optional' | 'disabled' | undefined;
}

/**
 * Makes the header that shows a ticket.
 *
 * @throws ConfigError - there is no function to get tickets, or what is asked for cannot be done.
 */
export function negotiation(
  { negotiate, mutualAuth }: AuthOptionValues,
  plugin: string,
): (url: string) => Promise<Record<string, string>> {
  if (typeof negotiate !== 'function') {
    throw new ConfigError(
      `negotiate is needed to log in by ${plugin}: a function that gives a ticket, as of the package "kerberos"`,
    );
  }
  if (mutualAuth !== undefined && mutualAuth !== 'optional' && mutualAuth !== 'disabled') {
    throw new ConfigError(
      'mutualAuth can only be "optional" or "disabled": that the cloud is the right one is what https shows',
    );
  }
  return async (url) => {
    const ticket: unknown = await (negotiate as Negotiate)(`HTTP@${new URL(url).hostname}`);
    if (typeof ticket !== 'string' || ticket === '')
      throw new ConfigError('negotiate gave no ticket: is there one (kinit)?');
    return { authorization: `Negotiate ${ticket}` };
  };
}
