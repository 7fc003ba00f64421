import { InvalidResponseError } from './errors.js';
import { isJsonObject, type JsonObject } from './json.js';
import type { ServiceResponse } from './request.js';

/**
 * The query of the next page, as text with its question mark, where the answer tells of one. Only the query of a link
 * is believed: behind a proxy, links often name the wrong scheme, port or path. What was asked for and is not in the
 * link is asked for again: Magnum's links forget filters.
 *
 * @param keys - The key around the items, whose name could be that of links.
 * @throws InvalidResponseError - the link leads to another host.
 */
export function nextSearch(response: ServiceResponse, keys?: string): string | undefined {
  const link = nextLink(response, keys);
  if (link === undefined) return undefined;
  const from = new URL(response.url);
  const to = URL.canParse(link, from) ? new URL(link, from) : undefined;
  if (to?.hostname !== from.hostname) {
    throw new InvalidResponseError(
      `The next page of ${response.url} is said to be at "${link}": refused, as that is another host`,
    );
  }
  const forgotten = [...from.searchParams].filter(([name]) => !to.searchParams.has(name));
  return forgotten.length === 0 ? to.search : `${to.search || '?'}&${new URLSearchParams(forgotten).toString()}`;
}

/** The same query for every order of its parameters. */
export function normalSearch(search: string): string {
  const params = new URLSearchParams(search);
  params.sort();
  return params.toString();
}

function nextLink({ body, headers }: ServiceResponse, keys: string | undefined): string | undefined {
  if (isJsonObject(body)) {
    if (typeof body['next'] === 'string') return body['next'];
    // `links` or `servers_links`; Cinder and Octavia have the noun in the singular: `volume_type_links`.
    for (const [key, value] of Object.entries(body)) {
      const link = key !== keys && /(^|_)links$/.test(key) ? linkIn(value) : undefined;
      if (typeof link === 'string') return link;
    }
  }
  return /<([^>]*)>[^,]*;\s*rel="?next\b/i.exec(headers['link'] ?? '')?.[1];
}

/** Links come as a list of `{rel, href}`, or as an object `{next: href}`. */
function linkIn(links: unknown): unknown {
  if (isJsonObject(links)) return links['next'];
  return Array.isArray(links)
    ? links.filter(isJsonObject).find((link: JsonObject) => link['rel'] === 'next')?.['href']
    : undefined;
}
