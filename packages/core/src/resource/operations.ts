import {
  DuplicateResourceError,
  HttpError,
  InvalidAttributeError,
  InvalidResponseError,
  MethodNotSupportedError,
  NotFoundError,
} from '../errors.js';
import { isJsonObject, type JsonObject } from '../json.js';
import { createList, type RawPage, type ResourceList } from '../list.js';
import { didYouMean, plural } from '../names.js';
import { nextSearch } from '../paging.js';
import { expandPath, idOf } from '../path.js';
import type { CallOptions, ServiceRequest, ServiceResponse } from '../request.js';
import type { ServiceApi } from '../service/api.js';
import { type QueryParam, withQuery } from '../url.js';
import { waitForDeletion, waitForStatus, type WaitOptions, type DeletionOptions } from '../wait.js';
import { absorb, changes, fromBody, planFor, stateOf } from './state.js';
import { needsOf } from './needs.js';
import type { AttributeLike } from './attribute.js';
import { objectIn, unwrap } from './answer.js';
import { planOf, toWire, wireName, type Plan } from './plan.js';
import type { Able, AnyResourceClass, ListQueryWithParents, PathParam, Resource, SpecOf, Verb } from './types.js';

/** A class whose API offers a verb. */
export type ClassAble<V extends Verb> = AnyResourceClass & (new (init?: never) => Able<V>);

/** The query of a list call: it can be left out only where no parents are needed. */
export type ListArguments<C> = [PathParam<SpecOf<C>['path']>] extends [never]
  ? [query?: ListQueryWithParents<C>, options?: ListOptions]
  : [query: ListQueryWithParents<C>, options?: ListOptions];

export interface ListOptions extends CallOptions {
  /** Path of a list of these resources other than the collection's own: `/groups/{id}/users` for users. */
  readonly path?: string | undefined;
}

export interface GetOptions extends CallOptions {
  /** Keep the answer's headers, to be read as `resource.headers`. */
  readonly includeHeaders?: boolean | undefined;
}

export interface DeleteOptions extends CallOptions {
  /** Do nothing if the resource does not exist. Default: false, which throws a `NotFoundError`. */
  readonly ignoreMissing?: boolean | undefined;
}

/** What can be done with resources of every class. Operations that a resource's API does not offer do not compile. */
export interface ResourceOperations {
  /**
   * Creates it in the cloud, and takes over what the service answers.
   *
   * @throws InvalidAttributeError - a required attribute is missing.
   */
  create<R extends Able<'create'>>(resource: R, options?: CallOptions): Promise<R>;
  /** Fetches it anew by its id; the object itself is brought up to date, and returned. */
  get<R extends Able<'get'>>(resource: R, options?: GetOptions): Promise<R>;
  /** Fetches its headers only. */
  head<R extends Able<'head'>>(resource: R, options?: CallOptions): Promise<R>;
  /** Sends what was changed since it came from the service, and nothing else; no request if nothing was. */
  update<R extends Able<'update'>>(resource: R, options?: CallOptions): Promise<R>;
  delete(resource: Able<'delete'>, options?: DeleteOptions): Promise<void>;
  /** Lists the resources of a class; see {@link ResourceList}. Nothing is asked for until the list is used. */
  list<C extends ClassAble<'list'>>(resourceClass: C, ...args: ListArguments<C>): ResourceList<InstanceType<C>>;
  /**
   * Finds one by its name or id; null if there is none.
   *
   * @throws DuplicateResourceError - several have that name.
   */
  find<C extends ClassAble<'list'>>(
    resourceClass: C,
    nameOrId: string,
    ...args: ListArguments<C>
  ): Promise<InstanceType<C> | null>;
  /** Waits until its status is the wanted one; see {@link WaitOptions}. */
  waitFor<R extends Able<'get'>>(resource: R, options: WaitOptions<R>): Promise<R>;
  /** Waits until it is gone. */
  waitForDeletion(resource: Able<'get'>, options?: DeletionOptions): Promise<void>;
}

/** Sends a request to a service. */
export type Send = (request: ServiceRequest & { service: ServiceApi }) => Promise<ServiceResponse>;

/** The operations over anything that sends requests. */
export function resourceOperations(send: Send): ResourceOperations {
  /** Sends one request about one resource, and brings the resource up to date with the answer. */
  const act = async <R extends Resource>(
    verb: Verb,
    resource: R,
    method: string,
    { includeHeaders, ...options }: GetOptions = {},
    json?: JsonObject,
    path = pathOf(resource),
  ): Promise<R> => {
    const plan = planThatCan(verb, resource);
    const { service, key } = plan.definition;
    const wrapped = json && key !== undefined ? { [key]: json } : json;
    const state = stateOf(resource);
    const { dirty } = state;
    // What is set while the request is under way is a change of its own.
    if (json) state.dirty = undefined;
    const needs = needsOf(plan, json);
    const response = await send({ ...options, service, method, path, json: wrapped, needs }).catch((error) => {
      if (json) state.dirty = new Set([...(dirty ?? []), ...(state.dirty ?? [])]);
      throw error;
    });
    const answer = verb === 'get' ? objectIn(response, key) : unwrap(response.body, key);
    if (verb === 'get') state.dirty = undefined;
    if (isJsonObject(answer)) absorb(resource, answer);
    if (includeHeaders) state.headers = response.headers;
    return resource;
  };

  const operations: ResourceOperations = {
    async create(resource, options) {
      const { definition, byName } = planThatCan('create', resource);
      const missing = [...byName.values()].filter(
        ({ wire, attribute }) => attribute.flags.includes('required') && resource.body[wire] === undefined,
      );
      if (missing.length > 0) {
        const names = missing.map(({ name }) => name).join(', ');
        throw new InvalidAttributeError(`${planFor(resource).noun} cannot be created without ${names}`);
      }
      const { createMethod = 'POST' } = definition;
      const path = createMethod === 'PUT' ? pathOf(resource) : collectionOf(resource);
      return act('create', resource, createMethod, options, changes(resource), path);
    },

    get: (resource, options) => act('get', resource, 'GET', options),
    head: (resource, options) => act('head', resource, 'HEAD', { ...options, includeHeaders: true }),

    async update(resource, options) {
      const { definition, idWire } = planThatCan('update', resource);
      const { updateMethod, service } = definition;
      // An id that can be chosen on creation says which resource is meant here.
      const { [idWire]: _, ...json } = changes(resource);
      if (Object.keys(json).length === 0) return resource;
      return act('update', resource, updateMethod ?? service.updateMethod ?? 'PATCH', options, json);
    },

    async delete(resource, { ignoreMissing, ...options } = {}) {
      try {
        await act('delete', resource, 'DELETE', options);
      } catch (error) {
        if (!(ignoreMissing && error instanceof NotFoundError)) throw error;
      }
    },

    list: (resourceClass, ...[query, options]) => listResources(send, resourceClass, query, options),
    find: (resourceClass, nameOrId, ...[query, options]) =>
      findResource(operations, send, resourceClass, nameOrId, query, options),
    waitFor: (resource, options) => waitForStatus(operations, resource, options),
    waitForDeletion: (resource, options) => waitForDeletion(operations, resource, options),
  };
  return operations;
}

function planThatCan(verb: Verb, resource: Resource | AnyResourceClass): Plan {
  const plan = typeof resource === 'function' ? planOf(resource) : planFor(resource);
  const { can } = plan.definition;
  if (!can.includes(verb)) {
    throw new MethodNotSupportedError(`${plan.noun} has no "${verb}"; it has ${can.join(', ')}`);
  }
  return plan;
}

function collectionOf(resource: Resource): string {
  return expandPath(planFor(resource).definition.path, stateOf(resource).parents);
}

function pathOf(resource: Resource): string {
  return `${collectionOf(resource)}/${encodeURIComponent(idOf(resource))}`;
}

type Query = Readonly<Record<string, unknown>>;

function listResources<C extends AnyResourceClass>(
  send: Send,
  resourceClass: C,
  query: Query = {},
  { path: otherPath, ...options }: ListOptions = {},
): ResourceList<InstanceType<C>> {
  const plan = planThatCan('list', resourceClass);
  const { keys, service, path: template } = plan.definition;
  const { parents, wire } = splitQuery(plan, query);
  const path = otherPath ?? expandPath(template, parents);
  const needs = needsOf(plan, wire, { ...plan.definition.attributes, ...plan.definition.filters });

  let hasLinks = false;
  const fetchPage = async (search: string, seen: Set<string>, previous?: unknown): Promise<RawPage> => {
    const response = await send({ ...options, service, path: path + search, needs });
    const { body, url } = response;
    const items = unwrap(body, keys);
    if (!Array.isArray(items)) {
      throw new InvalidResponseError(`${url} was answered without a list${keys ? ` "${keys}"` : ''}`);
    }
    const idAt = (index: number): unknown => (items.at(index) as JsonObject | undefined)?.[plan.idWire];
    const first = idAt(0);
    // A service without paging answers the same whatever the marker.
    if (items.length === 0 || (previous !== undefined && first === previous)) return { items: [] };
    let next = nextSearch(response, keys);
    hasLinks ||= next !== undefined;
    // Where no answer tells, a full page of the size that was asked for has a next one.
    const marker = idAt(-1);
    const isMarker = typeof marker === 'string' || typeof marker === 'number';
    if (!hasLinks && isMarker && items.length === Number(wire['limit'])) {
      next = withQuery('', { ...wire, marker });
    }
    if (next !== undefined && seen.size === seen.add(next).size) {
      throw new InvalidResponseError(`The pages of ${url} lead back to "${next}": the list would never end`);
    }
    return { items, next: next === undefined ? undefined : () => fetchPage(next, seen, first) };
  };
  return createList(
    () => fetchPage(withQuery('', wire), new Set()),
    // Each resource of a nested collection gets a state of its own, as it will have headers and changes of its own.
    (raw) => fromBody(resourceClass, raw as JsonObject, parents && { parents }),
  );
}

/** Parents for the path, and the rest under the wire's names. */
function splitQuery(
  { definition, byName, pathParams, noun }: Plan,
  query: Query,
): { parents?: Record<string, string>; wire: Record<string, QueryParam> } {
  const known: Record<string, AttributeLike | undefined> = {
    limit: undefined,
    marker: undefined,
    ...definition.filters,
  };
  for (const name of definition.query ?? []) known[name] = byName.get(name)?.attribute;
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
      // A list is a single value; several values of anything else repeat the name.
      const isList = attribute?.kind === 'list' && Array.isArray(converted);
      wire[wireName(name, attribute)] = (isList ? converted.join(',') : converted) as QueryParam;
    } else {
      const hint = didYouMean(name, [...Object.keys(known), ...pathParams]);
      throw new InvalidAttributeError(`Lists of ${noun} have no query "${name}"${hint}`);
    }
  }
  return { wire, ...(pathParams.length > 0 && { parents }) };
}

/** Ids that the services generate; anything else is more likely a name. */
const UUID = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

async function findResource<C extends AnyResourceClass>(
  operations: ResourceOperations,
  send: Send,
  resourceClass: C,
  nameOrId: string,
  query: Query = {},
  options?: CallOptions,
): Promise<InstanceType<C> | null> {
  const plan = planOf(resourceClass);
  const { can, attributes, idAttribute, query: filters = [] } = plan.definition;
  const byId = async (): Promise<InstanceType<C> | null> => {
    if (!can.includes('get')) {
      const all = await listResources(send, resourceClass, query, options);
      return all.find(({ id }) => id === nameOrId) ?? null;
    }
    const { parents } = splitQuery(plan, query);
    const resource = fromBody(resourceClass, { [plan.idWire]: nameOrId }, { parents });
    try {
      return await operations.get(resource, options);
    } catch (error) {
      // What cannot be an id is a bad request to some services, and a forbidden one to others.
      if (error instanceof HttpError && [400, 403, 404].includes(error.status)) return null;
      throw error;
    }
  };
  const hasName = 'name' in attributes && idAttribute !== 'name';
  const idFirst = !hasName || UUID.test(nameOrId);
  const found = idFirst ? await byId() : null;
  if (found || !hasName) return found;

  const filtered = filters.includes('name') ? { ...query, name: nameOrId } : query;
  const list = await listResources(send, resourceClass, filtered, options);
  const named = list.filter((each) => (each as { name?: unknown }).name === nameOrId);
  if (named.length > 1) {
    const ids = named.map(({ id }) => id);
    const choice = ids.join(', ');
    throw new DuplicateResourceError(
      `${ids.length} ${plural(plan.noun)} are named "${nameOrId}"; use an id: ${choice}`,
      ids,
    );
  }
  return named[0] ?? (idFirst ? null : byId());
}
