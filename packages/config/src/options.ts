import type { AuthOptions } from '@os/core';
import type { Store } from './store.js';

/** How many requests may be sent, altogether or to one service. */
export interface Limits {
  /** Requests at the same time. */
  readonly concurrency?: number | undefined;
  /** Requests per second. */
  readonly perSecond?: number | undefined;
}

/**
 * The options of a connection, as settings give them: `new Connection(fromCloud('mycloud'))`. The options of the login are
 * among them. Printed, and as JSON, they are without secrets; copies made by spreading are not.
 */
export interface CloudOptions extends AuthOptions {
  readonly authPlugin?: string | undefined;
  readonly region?: string | undefined;
  /** One interface, or several, best first. */
  readonly interface?: string | readonly string[] | undefined;
  /** URLs by service type; `%(project_id)s` stands for the project of the token. */
  readonly endpointOverrides?: Readonly<Record<string, string>> | undefined;
  /** By service type: `v2`, `3`. */
  readonly apiVersions?: Readonly<Record<string, string>> | undefined;
  /** By service type: `2.79`. */
  readonly microversions?: Readonly<Record<string, string>> | undefined;
  readonly serviceNames?: Readonly<Record<string, string>> | undefined;
  readonly regions?: Readonly<Record<string, string>> | undefined;
  readonly interfaces?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Why a service must not be used, by its type. */
  readonly disabledServices?: Readonly<Record<string, string>> | undefined;
  readonly retries?: number | undefined;
  /** Milliseconds for each attempt of a request. */
  readonly timeout?: number | undefined;
  /** Whether certificates are verified, or the path of a bundle of CA certificates. */
  readonly verify?: boolean | string | undefined;
  /** The path of a client certificate. */
  readonly cert?: string | undefined;
  /** The path of the client certificate's key. */
  readonly key?: string | undefined;
  readonly store?: Store | undefined;
  readonly limits?: (Limits & { readonly services?: Readonly<Record<string, Limits>> | undefined }) | undefined;
}
