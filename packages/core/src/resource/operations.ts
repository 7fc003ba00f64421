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
import { didYouMean, snakeCase } from '../names.js';
import { nextSearch } from '../paging.js';
import { expandPath, idOf } from '../path.js';
import type { CallOptions, ServiceRequest, ServiceResponse } from '../request.js';
import type { ServiceApi } from '../service/api.js';
import { type QueryParam, withQuery } from '../url.js';
import { waitForDeletion, waitForStatus, type WaitOptions, type DeletionOptions } from '../wait.js';
import { fromBody, stateOf, type ResourceInternals, type ResourceState } from './define.js';
import { planOf, toWire, type Plan } from './plan.js';
import type { Able, AnyResourceClass, ListQueryWithParents, PathParam, Resource, SpecOf, Verb } from './types.js';

/** A class whose API offers a verb. */
export type ClassAble<V extends Verb> = AnyResourceClass & (new (init?: never) => Able<V>);

/** The query of a list call: it can be left out only where no parents are needed. */
export type ListArguments<C> = [PathParam<SpecOf<C>['path']>] extends [never]
  ? [query?: ListQueryWithParents<C>, options?: CallOptions]
  : [query: ListQueryWithParents<C>, options?: CallOptions];

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

type Send = (request: ServiceRequest & { service: ServiceApi }) => Promise<ServiceResponse>;

/** The operations over anything that sends requests. */
export function resourceOperations(send: Send): ResourceOperations {
  const act = async (
    resource: Resource,
    method: string,
    options: CallOptions | undefined,
    { path = pathOf(resource), json }: { path?: string; json?: JsonObject } = {},
  ): Promise<ServiceResponse> =>
    send({ ...options, method, path, json, service: planFor(resource).definition.service });

  const operations: ResourceOperations = {
    async create(resource, options) {
      const plan = planFor(resource, 'create');
      checkRequired(plan, resource);
      const { createMethod = 'POST' } = plan.definition;
      const path = createMethod === 'PUT' ? pathOf(resource) : collectionPath(resource);
      take(resource, await act(resource, createMethod, options, { path, json: wrap(plan, changes(resource)) }));
      return resource;
    },

    async get(resource, { includeHeaders = false, ...options } = {}) {
      const plan = planFor(resource, 'get');
      const response = await act(resource, 'GET', options);
      if (!unwrap(plan, response)) throw noResource(plan, response);
      take(resource, response, includeHeaders);
      return resource;
    },

    async head(resource, options) {
      planFor(resource, 'head');
      stateOf(resource).headers = (await act(resource, 'HEAD', options)).headers;
      return resource;
    },

    async update(resource, options) {
      const { definition } = planFor(resource, 'update');
      const json = changes(resource);
      if (Object.keys(json).length === 0) return resource;
      const method = definition.updateMethod ?? definition.service.updateMethod ?? 'PATCH';
      take(resource, await act(resource, method, options, { json: wrap(planFor(resource), json) }));
      return resource;
    },

    async delete(resource, { ignoreMissing = false, ...options } = {}) {
      planFor(resource, 'delete');
      try {
        await act(resource, 'DELETE', options);
      } catch (error) {
        if (!(ignoreMissing && error instanceof NotFoundError)) throw error;
      }
    },

    list(resourceClass, ...[query, options]) {
      return listResources(send, resourceClass, query, options);
    },

    async find(resourceClass, nameOrId, ...[query, options]) {
      return findResource(operations, send, resourceClass, nameOrId, query, options);
    },

    waitFor: (resource, options) => waitForStatus(operations, resource, options),
    waitForDeletion: (resource, options) => waitForDeletion(operations, resource, options),
  };
  return operations;
}

function planFor(resource: Resource, verb?: Verb): Plan {
  const plan = planOf((resource as ResourceInternals).constructor);
  if (verb) checkCan(plan, verb);
  return plan;
}

function checkCan(plan: Plan, verb: Verb): void {
  const { can } = plan.definition;
  if (!can.includes(verb)) {
    throw new MethodNotSupportedError(`${plan.noun} has no "${verb}"; it has ${can.join(', ')}`);
  }
}

function collectionPath(resource: Resource): string {
  return expandPath(planFor(resource).definition.path, stateOf(resource).parents);
}

function pathOf(resource: Resource): string {
  return `${collectionPath(resource)}/${encodeURIComponent(idOf(resource))}`;
}

function checkRequired(plan: Plan, resource: Resource): void {
  const missing = [...plan.fields.values()]
    .filter(({ wire, attribute }) => attribute.flags.includes('required') && resource.body[wire] === undefined)
    .map(({ name }) => name);
  if (missing.length > 0)
    throw new InvalidAttributeError(`${plan.noun} cannot be created without ${missing.join(', ')}`);
}

/** What was set since the last answer, in the wire's names. */
function changes(resource: Resource): JsonObject {
  return Object.fromEntries([...(stateOf(resource).dirty ?? [])].map((wire) => [wire, resource.body[wire]]));
}

function wrap({ definition: { key } }: Plan, body: JsonObject): JsonObject {
  return key === undefined ? body : { [key]: body };
}

function unwrap({ definition: { key } }: Plan, { body }: ServiceResponse): JsonObject | undefined {
  const inner = key !== undefined && isJsonObject(body) ? body[key] : body;
  return isJsonObject(inner) ? inner : undefined;
}

/** Brings a resource up to date with an answer. */
function take(resource: Resource, response: ServiceResponse, withHeaders = false): void {
  const state = stateOf(resource);
  // Answers of create and update may tell less than was known before.
  Object.assign(resource.body, unwrap(planFor(resource), response));
  state.dirty = undefined;
  if (withHeaders) state.headers = response.headers;
}

function noResource({ definition, noun }: Plan, { url }: ServiceResponse): InvalidResponseError {
  return new InvalidResponseError(
    `${url} was answered without ${definition.key ? `"${definition.key}"` : `a ${noun}`}`,
  );
}

type Query = Readonly<Record<string, unknown>>;

function listResources<C extends AnyResourceClass>(
  send: Send,
  resourceClass: C,
  query: Query = {},
  options?: CallOptions,
): ResourceList<InstanceType<C>> {
  const plan = planOf(resourceClass);
  checkCan(plan, 'list');
  const { keys, service, path: template } = plan.definition;
  const { parents, wire } = splitQuery(plan, query);
  const path = expandPath(template, parents);
  const state: ResourceState | undefined = parents && { parents };

  const fetchPage = async (search: string, first?: string): Promise<RawPage> => {
    const response = await send({ ...options, service, path: path + search });
    const items = itemsOf(plan, response);
    // A service without paging answers the same whatever the marker.
    const firstId = idIn(plan, items[0]);
    if (first !== undefined && firstId === first) return { items: [] };
    const next = nextSearch(response, keys) ?? markerSearch(plan, wire, items);
    return { items, next: next === undefined || items.length === 0 ? undefined : () => fetchPage(next, firstId) };
  };
  return createList(
    () => fetchPage(withQuery('', wire)),
    // Each resource of a nested collection gets a state of its own, as it will have headers and changes of its own.
    (raw) => fromBody(resourceClass, raw as JsonObject, state && { ...state }),
  );
}

function itemsOf({ definition: { keys } }: Plan, { body, url }: ServiceResponse): readonly unknown[] {
  const items = keys !== undefined && isJsonObject(body) ? body[keys] : body;
  if (!Array.isArray(items)) {
    throw new InvalidResponseError(`${url} was answered without ${keys === undefined ? 'a list' : `a list "${keys}"`}`);
  }
  return items;
}

function idIn({ idWire }: Plan, item: unknown): string | undefined {
  const id = isJsonObject(item) ? item[idWire] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The query of the next page where the answer tells of none: a full page, of which a size was asked for, has a next. */
function markerSearch(plan: Plan, query: Record<string, QueryParam>, items: readonly unknown[]): string | undefined {
  const { limit } = query;
  const marker = idIn(plan, items.at(-1));
  return limit !== undefined && items.length === Number(limit) && marker !== undefined
    ? withQuery('', { ...query, marker })
    : undefined;
}

/** Parents for the path, and the rest under the wire's names. */
function splitQuery(
  plan: Plan,
  query: Query,
): { parents: Record<string, string> | undefined; wire: Record<string, QueryParam> } {
  const { definition, fields, pathParams, noun } = plan;
  const { filters = {}, query: attributes = [] } = definition;
  const wire: Record<string, QueryParam> = {};
  let parents: Record<string, string> | undefined;
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const attribute = attributes.includes(name) ? fields.get(name)?.attribute : filters[name];
    if (pathParams.includes(name)) {
      (parents ??= {})[name] = idOf(value as string);
    } else if (attribute) {
      wire[attribute.wireName ?? snakeCase(name)] = toWire(attribute, value) as QueryParam;
    } else if (name === 'limit' || name === 'marker') {
      wire[name] = value as QueryParam;
    } else {
      const known = [...attributes, ...Object.keys(filters), ...pathParams, 'limit', 'marker'];
      throw new InvalidAttributeError(`Lists of ${noun} have no query "${name}"${didYouMean(name, known)}`);
    }
  }
  return { parents, wire };
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
  const { definition } = plan;
  const byId = async (): Promise<InstanceType<C> | null> => {
    if (!definition.can.includes('get')) return null;
    const { parents } = splitQuery(plan, query);
    const resource = fromBody(resourceClass, { [plan.idWire]: nameOrId }, parents && { parents });
    try {
      return await operations.get(resource, options);
    } catch (error) {
      // What cannot be an id is a bad request to some services, and a forbidden one to others.
      if (error instanceof HttpError && [400, 403, 404].includes(error.status)) return null;
      throw error;
    }
  };
  const isName = definition.attributes['name'] !== undefined && definition.idAttribute !== 'name';
  const looksLikeId = UUID.test(nameOrId);
  if (looksLikeId || !isName) {
    const found = await byId();
    if (found || !isName) return found;
  }
  const filtered = definition.query?.includes('name') ? { ...query, name: nameOrId } : query;
  const named: InstanceType<C>[] = [];
  for await (const each of listResources(send, resourceClass, filtered, options)) {
    if ((each as { name?: unknown }).name === nameOrId) named.push(each);
  }
  if (named.length > 1) {
    const ids = named.map((each) => each.id);
    throw new DuplicateResourceError(
      `${ids.length} resources of ${plan.noun} are named "${nameOrId}"; use the id instead, one of ${ids.join(', ')}`,
      ids,
    );
  }
  return named[0] ?? (looksLikeId ? null : byId());
}
