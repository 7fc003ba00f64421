import { ConfigError } from './errors.js';

/** Which endpoint of a service is wanted. */
export interface Preference {
  readonly name?: string | undefined;
  readonly region?: string | undefined;
  readonly version?: string | undefined;
  readonly visibility?: Visibility | undefined;
}

/** Who an endpoint is meant for; `interface` in the catalog. */
export type Visibility = 'public' | 'internal' | 'admin';

/**
 * What a user prefers where the catalog offers a choice, for each service or for all.
 *
 * ```ts
 * new UserPreference().setRegion('network', 'zion').setVisibility(UserPreference.ALL, 'internal')
 * ```
 */
export class UserPreference {
  /** Stands for every service. What is said of a service itself goes first. */
  static readonly ALL = '*';
  readonly #preferences = new Map<string, Preference>();

  /** Prefers the service of this name, where the catalog lists several of one type. */
  setName(service: string, name: string): this {
    return this.#set(service, { name });
  }

  /** Prefers the endpoints in this region. */
  setRegion(service: string, region: string): this {
    return this.#set(service, { region });
  }

  /** Prefers this major version of the API, as its path spells it: `v3`, `v2.0`. */
  setVersion(service: string, version: string): this {
    if (!/^v\d/.test(version)) {
      throw new ConfigError(`A version is spelled as in the API's path, like "v3" or "v2.0"; got "${version}"`);
    }
    return this.#set(service, { version });
  }

  /**
   * Prefers endpoints of this interface: `public`, `internal` or `admin`, in any case, with or without `URL` behind it.
   *
   * @throws ConfigError - it is none of these.
   */
  setVisibility(service: string, visibility: string): this {
    return this.#set(service, { visibility: visibilityOf(visibility) });
  }

  /** What was preferred for a service alone (not through {@link UserPreference.ALL}), or null. */
  getPreference(service: string): Preference | null {
    return this.#preferences.get(service) ?? null;
  }

  /** The services something was preferred for, in alphabetical order. */
  get serviceNames(): readonly string[] {
    return [...this.#preferences.keys()].sort();
  }

  #set(service: string, preference: Preference): this {
    this.#preferences.set(service, { ...this.#preferences.get(service), ...preference });
    return this;
  }
}

/** @internal */
export function visibilityOf(value: string): Visibility {
  const visibility = value.toLowerCase().replace(/url$/, '');
  if (visibility !== 'public' && visibility !== 'internal' && visibility !== 'admin') {
    throw new ConfigError(`Visibility is one of public, internal and admin; got "${value}"`);
  }
  return visibility;
}
