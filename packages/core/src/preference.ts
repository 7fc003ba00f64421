import { ConfigError } from './errors.js';

/** What is wanted of a service. */
export interface Preference {
  /** The service of this name, where the catalog lists several of one type. */
  readonly name?: string | undefined;
  readonly region?: string | undefined;
  /** The major version of the API, as its path spells it: `v3`, `v2.0`. */
  readonly version?: string | undefined;
  /** `public`, `internal` or `admin`; several are tried in their order. */
  readonly visibility?: string | readonly string[] | undefined;
  /** The microversion of every call that does not name one itself: `2.79`, or `latest`. */
  readonly microversion?: string | undefined;
  /** Milliseconds for each attempt of a request. */
  readonly timeout?: number | undefined;
  /** How many times a request that failed in passing is sent again. */
  readonly retries?: number | undefined;
}

/** Who an endpoint is meant for; `interface` in the catalog. */
export type Visibility = 'public' | 'internal' | 'admin';

/** Preferences by service type, with `*` for every service. */
export type Preferences = Readonly<Record<string, Preference>>;

/** Where preferences come from: a `UserPreference`, also one made by another copy of this package, or a plain object. */
export type PreferenceSource = { readonly preferences: Preferences } | Preferences;

/** @internal */
export function preferencesIn(source: PreferenceSource): Preferences {
  return (source as { preferences?: Preferences }).preferences ?? source;
}

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
  /** What was preferred so far. */
  readonly preferences: Record<string, Preference> = {};

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

  /** Asks for this microversion in every call that does not name one itself: `2.79`, or `latest`. */
  setMicroversion(service: string, microversion: string): this {
    if (!/^(\d+\.\d+|latest)$/.test(microversion)) {
      throw new ConfigError(`A microversion is like "2.79", or "latest"; got "${microversion}"`);
    }
    return this.#set(service, { microversion });
  }

  /** What was preferred for a service alone (not through {@link UserPreference.ALL}), or null. */
  getPreference(service: string): Preference | null {
    return this.preferences[service] ?? null;
  }

  /** The services something was preferred for, in alphabetical order. */
  get serviceNames(): readonly string[] {
    return Object.keys(this.preferences).sort();
  }

  #set(service: string, preference: Preference): this {
    this.preferences[service] = { ...this.preferences[service], ...preference };
    return this;
  }
}

/** @internal */
export function visibilityOf(value: string): Visibility {
  const [, visibility] = /^(public|internal|admin)(url)?$/.exec(value.toLowerCase()) ?? [];
  if (!visibility) throw new ConfigError(`Visibility is one of public, internal and admin; got "${value}"`);
  return visibility as Visibility;
}
