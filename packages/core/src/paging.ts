import { InvalidResponseError } from './errors.js';
import { isJsonObject, type JsonObject } from './json.js';
import type { ServiceResponse } from './request.js';

/**
 * The query of the next page, as text with its question mark, where the answer tells of one. Only the query of a link
 * is believed: behind a proxy, links often name the wrong scheme, port or path.
 */
export function nextSearch(response: ServiceResponse, keys: string | undefined): string | undefined {
  const link = nextLink(response, keys);
  if (link === undefined) return undefined;
  const from = new URL(response.url);
  const to = URL.canParse(link, from) ? new URL(link, from) : undefined;
  if (to?.hostname !== from.hostname) {
    throw new InvalidResponseError(
      `The next page of ${response.url} is said to be at "${link}": refused, as that is another host`,
    );
  }
  if (to.search === from.search) {
    throw new InvalidResponseError(
      `The next page of ${response.url} is said to be that same page: the list would never end`,
    );
  }
  return to.search;
}

function nextLink({ body, headers }: ServiceResponse, keys: string | undefined): string | undefined {
  if (isJsonObject(body)) {
    const link =
      linkIn(keys === undefined ? undefined : body[`${keys}_links`]) ?? linkIn(body['links']) ?? body['next'];
    if (typeof link === 'string') return link;
  }
  return /<([^>]*)>[^,]*;\s*rel="?next"?/i.exec(headers['link'] ?? '')?.[1];
}

/** Links come as a list of `{rel, href}`, or as an object `{next: href}`. */
function linkIn(links: unknown): unknown {
  if (isJsonObject(links)) return links['next'];
  return Array.isArray(links)
    ? links.filter(isJsonObject).find((link: JsonObject) => link['rel'] === 'next')?.['href']
    : undefined;
}
