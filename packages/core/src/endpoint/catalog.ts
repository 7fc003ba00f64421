import type { CatalogEntry } from '../auth/access.js';
import { EndpointNotFoundError } from '../errors.js';
import { namesOf, type ServiceApi } from '../service/api.js';

/** What is looked for in a catalog. */
export interface EndpointWish {
  readonly api: ServiceApi;
  /** Interfaces, best first. */
  readonly visibilities: readonly string[];
  readonly region?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * The URL of the first endpoint that fits. An entry under the official type is preferred to one under an alias.
 *
 * @throws EndpointNotFoundError - nothing fits; the message says what was asked and what the catalog has.
 */
export function findEndpoint(
  catalog: readonly CatalogEntry[],
  { api, visibilities, region, name }: EndpointWish,
): string {
  const names = namesOf(api);
  const entries = names.flatMap((type) => catalog.filter((entry) => entry.type === type));
  for (const visibility of visibilities) {
    for (const entry of entries) {
      for (const each of entry.endpoints) {
        const isWanted =
          // Catalogs of the v2 API say "publicURL" for "public".
          each.interface.replace(/URL$/, '') === visibility &&
          (region ?? each.region) === each.region &&
          (name ?? entry.name) === entry.name;
        if (isWanted && each.url) return each.url;
      }
    }
  }
  const has =
    entries
      .flatMap((entry) =>
        entry.endpoints.map((each) => `${entry.name ?? entry.type} ${each.interface} in ${each.region}`),
      )
      .join(', ') ||
    catalog.map((entry) => entry.type).join(', ') ||
    'nothing at all (is the token scoped?)';
  throw new EndpointNotFoundError(
    `The catalog has no ${visibilities.join(' or ')} endpoint for "${api.type}"${region ? ` in region "${region}"` : ''}` +
      `${name ? ` of the service named "${name}"` : ''}; it has ${has}`,
  );
}
