import type { AuthOptions, ConnectionSettings } from '@os/core';

/** How many requests may be sent, altogether or to one service. */
export interface Limits {
  /** Requests at the same time. */
  readonly concurrency?: number | undefined;
  /** Requests per second. */
  readonly perSecond?: number | undefined;
}

/** The options of a connection that settings can give as they are. */
type Given =
  | 'authPlugin'
  | 'region'
  | 'interface'
  | 'preference'
  | 'endpointOverrides'
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
  /** Why a service must not be used, by its type. */
  readonly disabledServices?: Readonly<Record<string, string>> | undefined;
  readonly limits?: (Limits & { readonly services?: Readonly<Record<string, Limits>> | undefined }) | undefined;
}
