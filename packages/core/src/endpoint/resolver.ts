import type { Access } from '../auth/access.js';
import { ConfigError, EndpointNotFoundError, OpenStackError } from '../errors.js';
import { didYouMean } from '../names.js';
import { visibilityOf, type Preference } from '../preference.js';
import type { ServiceResponse } from '../request.js';
import { namesOf, type ServiceApi } from '../service/api.js';
import { joinUrl, parseUrl } from '../url.js';
import { findEndpoint } from './catalog.js';
import { majorOf, parseVersions, versionInUrl, versionUrl } from './discovery.js';

/** What the user said about endpoints. */
export interface EndpointOptions {
  readonly preference?: PreferenceSource | undefined;
  readonly region?: string | undefined;
  readonly interface?: string | undefined;
  readonly endpointOverrides?: Readonly<Record<string, string>> | undefined;
}

/** Where preferences come from: a `UserPreference`, also one made by another copy of this package. */
export interface PreferenceSource {
  readonly serviceNames: readonly string[];
  getPreference(service: string): Preference | null;
}

interface Surroundings {
  access(): Promise<Access>;
  /** `label` is the type of the service asked. */
  get(url: string, label: string): Promise<ServiceResponse>;
}

/** Finds the endpoint of each service: once, however many ask at the same time. */
export class EndpointResolver {
  readonly #options: EndpointOptions;
  readonly #surroundings: Surroundings;
  readonly #found = new Map<string, Promise<string>>();

  constructor(options: EndpointOptions, surroundings: Surroundings) {
    if (options.interface !== undefined) visibilityOf(options.interface);
    for (const [type, url] of Object.entries(options.endpointOverrides ?? {})) {
      parseUrl(url, `The endpoint override of "${type}"`);
    }
    this.#options = options;
    this.#surroundings = surroundings;
  }

  /** The versioned URL of a service. */
  find(api: ServiceApi): Promise<string> {
    // Several versions of one API can be in use side by side.
    const key = `${api.type} ${api.version}`;
    let found = this.#found.get(key);
    if (!found) {
      found = this.#search(api);
      this.#found.set(key, found);
      // What failed may succeed at the next call.
      found.catch(() => this.#found.delete(key));
    }
    return found;
  }

  /** Forgets what was found. */
  clear(): void {
    this.#found.clear();
  }

  async #search(api: ServiceApi): Promise<string> {
    const override = namesOf(api)
      .map((name) => this.#options.endpointOverrides?.[name])
      .find(Boolean);
    if (override !== undefined) return override;
    const preference = preferenceOf(this.#options, api);
    const access = await this.#surroundings.access();
    const url = endpointIn(access, {
      api,
      name: preference.name,
      region: preference.region ?? this.#options.region,
      visibility: preference.visibility ?? visibilityOf(this.#options.interface ?? 'public'),
    });
    // The API's own spelling of a version is the one in its paths: "v2" is "v2.0" to Neutron.
    const { version = api.version } = preference;
    return this.#versioned(api, url, majorOf(version) === majorOf(api.version) ? api.version : version);
  }

  async #versioned(api: ServiceApi, url: string, version: string | undefined): Promise<string> {
    if (version === undefined) return url;
    const present = versionInUrl(url);
    if (present !== undefined && majorOf(present) === majorOf(version)) return url;
    const root = present === undefined ? url : url.slice(0, url.lastIndexOf(`/${present}`));
    if (api.appendVersion) return joinUrl(root, version);
    return this.#discover(api, root, version);
  }

  /** Asks the service which versions it has, and takes the newest of the wanted major. */
  async #discover(api: ServiceApi, root: string, version: string): Promise<string> {
    const asked = joinUrl(root, '/');
    let body: unknown;
    try {
      ({ body } = await this.#surroundings.get(asked, api.type));
    } catch (cause) {
      // Some clouds hide the version document; the conventional place is as good as any other guess then.
      if (cause instanceof OpenStackError) return joinUrl(root, version);
      throw cause;
    }
    const versions = parseVersions(body);
    if (versions.length === 0) return joinUrl(root, version);
    const fitting = versions.filter((each) => majorOf(each.id) === majorOf(version) && each.status !== 'EXPERIMENTAL');
    const newest = fitting.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })).at(-1);
    if (newest) return versionUrl(asked, newest);
    throw new EndpointNotFoundError(
      `"${api.type}" at ${asked} has no version ${version}; it has ${versions.map((each) => each.id).join(', ')}`,
    );
  }
}

function endpointIn(access: Access, wish: Parameters<typeof findEndpoint>[1]): string {
  // Unscoped tokens come without a catalog, and listing one's projects is what they are for.
  if (wish.api.type === 'identity' && access.catalog.length === 0 && access.identityUrl !== undefined) {
    return access.identityUrl;
  }
  return findEndpoint(access.catalog, wish);
}

function preferenceOf({ preference }: EndpointOptions, api: ServiceApi): Preference {
  const own = namesOf(api).map((name) => preference?.getPreference(name));
  return Object.assign({}, preference?.getPreference('*'), ...own.reverse()) as Preference;
}

/**
 * Refuses preferences and overrides for services that nobody knows.
 *
 * @throws ConfigError
 */
export function checkServices({ preference, endpointOverrides }: EndpointOptions, known: readonly string[]): void {
  for (const name of [...(preference?.serviceNames ?? []), ...Object.keys(endpointOverrides ?? {})]) {
    if (name !== '*' && !known.includes(name)) {
      throw new ConfigError(
        `The endpoint of "${name}" is chosen, which is no service known here${didYouMean(name, known)}`,
      );
    }
  }
}
