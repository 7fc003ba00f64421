import type { Access } from '../auth/access.js';
import { ConfigError } from '../errors.js';
import { preferencesIn, visibilityOf, type Preference, type PreferenceSource } from '../preference.js';
import { namesOf, type ServiceApi } from '../service/api.js';
import { parseUrl } from '../url.js';

/** Makes a service's URL out of what the token says. */
export type EndpointOverride = (access: Access) => string;

/** What the user said about services and their endpoints. */
export interface EndpointOptions {
  /** Which services, regions, versions and interfaces to prefer where the catalog offers several; by service, or for all. */
  readonly preference?: PreferenceSource | undefined;
  /** The region of all services; the preference's goes first. */
  readonly region?: string | undefined;
  /**
   * The interface of all services: `public` (the default), `internal` or `admin`; of several, the first that the catalog
   * has. The preference's goes first.
   */
  readonly interface?: string | readonly string[] | undefined;
  /**
   * URLs to use instead of the catalog's, by service type. Costs no request; must name the API's version. A function gets
   * what the token says: see {@link endpointTemplate}.
   */
  readonly endpointOverrides?: Readonly<Record<string, string | EndpointOverride>> | undefined;
  /** Milliseconds for each attempt of a request; the preference's goes first. Default: 60,000; Infinity for none. */
  readonly timeout?: number | undefined;
  /**
   * How many times a request that failed in passing is sent again; the preference's goes first. Default: 6, which rides
   * out the restart of a service.
   */
  readonly retries?: number | undefined;
}

/** What the user said about one service, with what is said of all of them. */
export interface ServiceSettings extends Preference {
  readonly visibilities: readonly string[];
  readonly override: string | EndpointOverride | undefined;
}

export function settingsOf(options: EndpointOptions, api: ServiceApi): ServiceSettings {
  const { preference = {}, region, timeout, retries, endpointOverrides = {} } = options;
  const names = namesOf(api);
  const merged: Preference = Object.assign(
    { region, timeout, retries },
    ...['*', ...names.toReversed()].map((name) => preferencesIn(preference)[name]),
  ) as Preference;
  return {
    ...merged,
    visibilities: [merged.visibility ?? options.interface ?? 'public'].flat().map(visibilityOf),
    override: names.map((name) => endpointOverrides[name]).find((url) => url !== undefined),
  };
}

/**
 * Refuses what can be seen to be wrong before anything is sent: services that nobody knows, interfaces that there are not,
 * URLs that are none.
 *
 * @throws ConfigError
 */
export function checkEndpointOptions(options: EndpointOptions, known: readonly string[]): void {
  const { preference = {}, endpointOverrides = {} } = options;
  for (const name of ['*', ...Object.keys(preferencesIn(preference)), ...Object.keys(endpointOverrides)]) {
    if (name !== '*' && !known.includes(name)) {
      throw new ConfigError(
        `The endpoint of "${name}" is chosen, which is no known service: those are ${known.join(', ')}`,
      );
    }
    const { override } = settingsOf(options, { type: name });
    if (typeof override === 'string') parseUrl(override, `The endpoint override of "${name}"`);
  }
}
