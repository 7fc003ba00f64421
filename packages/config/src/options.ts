import type { AuthOptions, ConnectionSettings, Limits } from '@os/core';

/** The options of a connection that settings can give. */
type Given =
  | 'authPlugin'
  | 'region'
  | 'interface'
  | 'preference'
  | 'endpointOverrides'
  | 'policies'
  | 'retries'
  | 'timeout'
  | 'verify'
  | 'store';

/**
 * The options of a connection, as settings give them: `new Connection(fromCloud('mycloud'))`. The options of the login are
 * among them. Printed, and as JSON, they are without secrets; copies made by spreading are not.
 */
export interface CloudOptions extends AuthOptions, Pick<ConnectionSettings, Given> {
  /** The path of a client certificate, in PEM; it may hold the key too. */
  readonly cert?: string | undefined;
  /** The path of the client certificate's key. */
  readonly key?: string | undefined;
}

/** Settings that become policies of the connection. */
export interface PolicySettings {
  readonly limits?: Limits;
  /** Why services must not be used, by their types. */
  readonly disabledServices?: Readonly<Record<string, string>>;
}
