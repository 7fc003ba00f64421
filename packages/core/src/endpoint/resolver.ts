import type { Access } from '../auth/access.js';
import { ConfigError } from '../errors.js';
import type { ServiceApi } from '../service/api.js';
import { findEndpoint } from './catalog.js';
import type { Discovery, DiscoveryContext, Located } from './located.js';
import type { ServiceSettings } from './settings.js';

/** What the resolver needs of the session around it. */
interface Surroundings extends Pick<DiscoveryContext, 'warn' | 'store'> {
  readonly access: () => Promise<Access>;
  readonly settings: (api: ServiceApi) => ServiceSettings;
  /** Sends an authenticated GET to a service. */
  readonly get: (api: ServiceApi, url: string) => ReturnType<DiscoveryContext['get']>;
}

/** Finds the endpoint of each service: once, however many ask at the same time. */
export interface EndpointResolver {
  /** @throws EndpointNotFoundError - the catalog has none that fits. */
  find(api: ServiceApi): Promise<Located>;
  /** Forgets what was found. */
  clear(): void;
}

export function endpointResolver({ access, settings, get, warn, store }: Surroundings): EndpointResolver {
  const all = new Map<string, Promise<Located>>();

  const search = async (api: ServiceApi): Promise<Located> => {
    const { override, version, ...wish } = settings(api);
    const { discovery = asItIs } = api;
    // A URL that was given costs no request.
    const token = typeof override === 'string' ? ({} as Access) : await access();
    return discovery.locate({
      api,
      url: typeof override === 'function' ? override(token) : (override ?? endpointIn(token, { ...wish, api })),
      isOverride: override !== undefined,
      version,
      projectId: token.project?.id,
      get: (url) => get(api, url),
      warn,
      store,
    });
  };

  return {
    find(api) {
      // Several versions of one API can be in use side by side.
      const key = `${api.type} ${api.version}`;
      let found = all.get(key);
      if (!found) {
        all.set(key, (found = search(api)));
        // What failed may succeed at the next call.
        found.catch(() => all.delete(key));
      }
      return found;
    },
    clear: () => all.clear(),
  };
}

/** For services that nothing is known of. */
const asItIs: Discovery = {
  locate({ url, api, version = api.version }) {
    if (version !== undefined) {
      throw new ConfigError(`How to find version ${version} of "${api.type}" is unknown: its API needs a defineApi()`);
    }
    return { url: () => url, microversion: (_, pinned) => pinned };
  },
};

function endpointIn(access: Access, wish: Parameters<typeof findEndpoint>[1]): string {
  const { catalog, identityUrl, endpoint } = access;
  if (catalog.length === 0) {
    // Unscoped tokens come without a catalog, and listing one's projects is what they are for.
    const url = endpoint ?? (wish.api.type === 'identity' ? identityUrl : undefined);
    if (url !== undefined) return url;
  }
  return findEndpoint(catalog, wish);
}
