import { InvalidAttributeError, InvalidResponseError } from '../errors.js';
import { isJsonObject, type JsonObject } from '../json.js';
import { createList, type ResourceList, type TurnPage } from '../list.js';
import { didYouMean } from '../names.js';
import { nextSearch, normalSearch } from '../paging.js';
import { expandPath, idOf } from '../path.js';
import type { CallOptions } from '../request.js';
import { type QueryParam, withQuery } from '../url.js';
import { unwrap } from './answer.js';
import type { AttributeLike } from './attribute.js';
import { planOf, planThatCan, toWire, wireName, type Plan } from './plan.js';
import { fromBody } from './state.js';
import type { AnyResourceClass, Paging, Send } from './types.js';

/** How resources are listed; what is listed says the query. */
export interface ListOptions extends CallOptions {
  /** Path of a list of these resources other than the collection's own: `/groups/{id}/users` for users. */
  readonly path?: string | undefined;
}

export type Query = Readonly<Record<string, unknown>>;

export function listResources<C extends AnyResourceClass>(
  send: Send,
  resourceClass: C,
  query: Query = {},
  { path: otherPath, signal: own, ...options }: ListOptions = {},
): ResourceList<InstanceType<C>> {
  const plan = planThatCan('list', planOf(resourceClass));
  const { keys, itemKey, service, path: collection, listPath = collection } = plan.definition;
  const { parents, wire } = splitQuery(plan, query);
  const path = otherPath ?? expandPath(listPath, parents);
  const { attributes, filters } = plan.definition;
  const needs = service.discovery?.needs?.(plan.definition, plan.noun, wire, { ...attributes, ...filters });

  const open = (from: string = withQuery('', wire)): TurnPage => {
    if (from !== '' && !from.startsWith('?')) {
      throw new InvalidAttributeError(`byPage({ from }) takes the "next" of a page; got "${from}"`);
    }
    let search = from;
    const seen = new Set([normalSearch(search)]);
    let hasLinks = false;
    let previous: unknown;
    return async (signal) => {
      const response = await send({
        signal: own && signal ? AbortSignal.any([own, signal]) : (signal ?? own),
        service,
        path: path + search,
        needs,
        ...options,
      });
      const { body, url } = response;
      const list = unwrap(body, keys);
      if (!Array.isArray(list)) {
        throw new InvalidResponseError(`${url} was answered without a list${keys ? ` "${keys}"` : ''}`);
      }
      const items: unknown[] = itemKey === undefined ? list : list.map((item) => unwrap(item, itemKey));
      const start = startOf(plan, items);
      if (previous !== undefined && start === previous) {
        if (hasLinks) throw endless(url, search);
        // The service knows nothing of the marker: it has answered everything before.
        return { items: [], next: undefined, response };
      }
      previous = start;
      const link = items.length > 0 ? nextSearch(response, keys) : undefined;
      hasLinks ||= link !== undefined;
      const next = hasLinks ? link : searchAfter(plan, search, items);
      if (next !== undefined) {
        search = next;
        const normal = normalSearch(next);
        if (seen.has(normal)) throw endless(url, next);
        seen.add(normal);
      }
      return { items, next, response };
    };
  };
  return createList(
    open,
    // Each resource of a nested collection gets a state of its own, as it will have headers and changes of its own.
    (raw) => fromBody(resourceClass, raw as JsonObject, parents && { parents }),
  );
}

function endless(url: string, search: string): InvalidResponseError {
  return new InvalidResponseError(`The pages of ${url} lead back to "${search}": the list would never end`);
}

/** What tells a page from others: the marker of its first item, or else all of it where pages are counted. */
function startOf(plan: Plan, items: readonly unknown[]): unknown {
  return markerOf(plan, items[0]) ?? (plan.definition.paging === 'offset' ? JSON.stringify(items) : undefined);
}

/**
 * The query of the page after these items, for services whose answers do not tell of one. It is asked for whatever the
 * number of items, as services have maximums of their own; only an empty page is surely the last.
 */
function searchAfter(plan: Plan, search: string, items: readonly unknown[]): string | undefined {
  const { paging } = plan.definition;
  const params = new URLSearchParams(search);
  const marker = paging === 'marker' ? markerOf(plan, items.at(-1)) : undefined;
  if (marker !== undefined) params.set('marker', marker);
  else if (paging === 'offset' && items.length > 0) {
    params.set('offset', String(Number(params.get('offset')) + items.length));
  } else return undefined;
  return `?${params.toString()}`;
}

function markerOf({ markerWires }: Plan, item: unknown): string | undefined {
  const values = isJsonObject(item) ? markerWires.map((wire) => item[wire]) : [];
  const marker = values.find((value) => typeof value === 'string' || typeof value === 'number');
  return marker === undefined ? undefined : String(marker);
}

/** The queries that turn pages. */
const PAGE_QUERIES: Readonly<Record<Paging, readonly string[]>> = {
  links: ['limit', 'marker'],
  marker: ['limit', 'marker'],
  offset: ['limit', 'offset'],
  none: [],
};

/** Parents for the path, and the rest under the wire's names. */
export function splitQuery(
  { definition, byName, pathParams, noun }: Plan,
  query: Query,
): { parents?: Record<string, string>; wire: Record<string, QueryParam> } {
  const { paging = 'links', query: attributes = [], filters } = definition;
  const known: Record<string, AttributeLike | undefined> = {
    ...Object.fromEntries(PAGE_QUERIES[paging].map((name) => [name, undefined])),
    ...filters,
  };
  for (const name of attributes) known[name] = byName.get(name)?.attribute;
  const parents: Record<string, string> = {};
  const wire: Record<string, QueryParam> = {};
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (pathParams.includes(name)) {
      parents[name] = idOf(value as string);
    } else if (name in known) {
      const attribute = known[name];
      if (attribute?.isFlag && value === false) continue;
      const converted = attribute ? toWire(attribute, value) : value;
      if (attribute?.read) Object.assign(wire, value);
      // A list is a single value; several values of anything else repeat the name.
      else
        wire[wireName(name, attribute)] = (
          attribute?.kind === 'list' && Array.isArray(converted) ? converted.join(',') : converted
        ) as QueryParam;
    } else {
      const hint = didYouMean(name, [...Object.keys(known), ...pathParams]);
      throw new InvalidAttributeError(`Lists of ${noun} have no query "${name}"${hint}`);
    }
  }
  return { wire, ...(pathParams.length > 0 && { parents }) };
}
