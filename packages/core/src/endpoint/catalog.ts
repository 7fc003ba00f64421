import type { CatalogEntry } from '../auth/access.js';
import { EndpointNotFoundError } from '../errors.js';
import type { ServiceApi } from '../service/api.js';
import { visibilityOf } from '../preference.js';

/** What is looked for in a catalog. */
export interface EndpointWish {
  readonly api: ServiceApi;
  readonly visibility: string;
  readonly region?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * The URL of the first endpoint that fits. An entry under the official type is preferred to one under an alias.
 *
 * @throws EndpointNotFoundError - nothing fits; the message says what was asked and what the catalog has.
 */
export function findEndpoint(catalog: readonly CatalogEntry[], wish: EndpointWish): string {
  const { api, visibility, region, name } = wish;
  for (const type of [api.type, ...(api.aliases ?? [])]) {
    for (const entry of catalog) {
      if (entry.type !== type || (name !== undefined && entry.name !== name)) continue;
      const endpoint = entry.endpoints.find(
        (each) =>
          isInterface(each.interface, visibility) &&
          (region === undefined || each.region === region) &&
          each.url !== '',
      );
      if (endpoint) return endpoint.url;
    }
  }
  throw new EndpointNotFoundError(`The catalog has no ${describe(wish)}; it has ${summary(catalog, api)}`);
}

// Catalogs of the v2 API say "publicURL" for "public".
function isInterface(given: string, wanted: string): boolean {
  return given === wanted || visibilityOf(given) === wanted;
}

function describe({ api, visibility, region, name }: EndpointWish): string {
  return [
    `${visibility} endpoint for "${api.type}"`,
    region !== undefined && `in region "${region}"`,
    name !== undefined && `of the service named "${name}"`,
  ]
    .filter(Boolean)
    .join(' ');
}

function summary(catalog: readonly CatalogEntry[], api: ServiceApi): string {
  const types = [api.type, ...(api.aliases ?? [])];
  const same = catalog.filter((entry) => types.includes(entry.type));
  if (same.length === 0)
    return catalog.map((entry) => entry.type).join(', ') || 'no services at all (is the token scoped?)';
  return same
    .flatMap((entry) =>
      entry.endpoints.map((each) => `${entry.name ?? entry.type} ${each.interface} in ${each.region ?? 'no region'}`),
    )
    .join(', ');
}
