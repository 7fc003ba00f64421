import { InvalidAttributeError, isHttpError, MethodNotSupportedError } from '../errors.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { ResourceList } from '../list.js';
import { expandPath, idOf } from '../path.js';
import type { CallOptions, ServiceResponse } from '../request.js';
import type { DeletionOptions, Waiting, WaitOptions } from '../wait.js';
import { objectIn, unwrap } from './answer.js';
import { findResource } from './find.js';
import { listResources, type ListOptions } from './list.js';
import { memoized, planThatCan } from './plan.js';
import { absorb, changes, planFor, stateOf } from './state.js';
import type { Able, AnyResourceClass, ListQueryWithParents, PathParam, Resource, Send, SpecOf, Verb } from './types.js';

/** A class whose API offers a verb. */
export type ClassAble<V extends Verb> = AnyResourceClass & (new (init?: never) => Able<V>);

/** The query of a list call: it can be left out only where no parents are needed. */
export type ListArguments<C> = [PathParam<SpecOf<C>['path']>] extends [never]
  ? [query?: ListQueryWithParents<C>, options?: ListOptions]
  : [query: ListQueryWithParents<C>, options?: ListOptions];

/** How one resource is fetched. */
export interface GetOptions extends CallOptions {
  /** Keep the answer's headers, to be read as `resource.headers`. */
  readonly includeHeaders?: boolean | undefined;
}

/** How one resource is deleted. */
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

/** The operations over anything that sends requests; made once for each. */
export const resourceOperations: (send: Send) => ResourceOperations = /* @__PURE__ */ memoized((send) => {
  /** Sends one request about one resource, and brings the resource up to date with the answer. */
  const act = async <R extends Resource>(
    verb: Verb,
    resource: R,
    method: string,
    options: GetOptions = {},
    json?: JsonObject,
    path = pathOf(resource),
  ): Promise<R> => {
    const plan = planThatCan(verb, planFor(resource));
    const { service, key, exchange } = plan.definition;
    const wrapped = json && key !== undefined ? { [key]: json } : json;
    const state = stateOf(resource);
    const { dirty } = state;
    // What is set while the request is under way is a change of its own.
    if (json) state.dirty = undefined;
    const { attributes } = plan.definition;
    const needs = service.discovery?.needs?.(plan.definition, plan.noun, json, attributes);
    let response: ServiceResponse;
    try {
      // The other way round, engines take ten times as long.
      const request = { service, method, path, json: wrapped, needs, ...options };
      response = await (exchange ? exchange(request, send) : send(request));
    } catch (error) {
      if (json) state.dirty = new Set([...(dirty ?? []), ...(state.dirty ?? [])]);
      throw error;
    }
    const answer = verb === 'get' ? objectIn(response, key) : unwrap(response.body, key);
    if (verb === 'get') state.dirty = undefined;
    if (isJsonObject(answer)) absorb(resource, answer);
    if (options.includeHeaders) state.headers = response.headers;
    return resource;
  };

  const operations: ResourceOperations = {
    async create(resource, options) {
      const { definition, byName, idWire, noun } = planThatCan('create', planFor(resource));
      const missing = [...byName.values()].filter(
        ({ wire, attribute }) => attribute.flags.includes('required') && resource.body[wire] === undefined,
      );
      if (missing.length > 0) {
        const names = missing.map(({ name }) => name).join(', ');
        throw new InvalidAttributeError(`${noun} cannot be created without ${names}`);
      }
      const json = changes(resource);
      if (definition.createMethod !== 'PUT')
        return act('create', resource, 'POST', options, json, collectionOf(resource));
      // The path says which it is.
      delete json[idWire];
      return act('create', resource, 'PUT', options, json);
    },

    get: (resource, options) => act('get', resource, 'GET', options),
    head: (resource, options) => act('head', resource, 'HEAD', { ...options, includeHeaders: true }),

    async update(resource, options) {
      const { definition, idWire } = planThatCan('update', planFor(resource));
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
        if (!(ignoreMissing && isHttpError(error, 404))) throw error;
      }
    },

    list: (resourceClass, ...[query, options]) => listResources(send, resourceClass, query, options),
    find: (resourceClass, nameOrId, ...[query, options]) =>
      findResource(operations, send, resourceClass, nameOrId, query, options),
    waitFor: async (resource, options) => waitingOf(resource).waitFor(operations, resource, options),
    waitForDeletion: async (resource, options) => waitingOf(resource).waitForDeletion(operations, resource, options),
  };
  return operations;
});

/** @throws MethodNotSupportedError - nothing of the resource's service takes time. */
function waitingOf(resource: Resource): Waiting {
  const { definition, noun } = planFor(resource);
  const { waiting, type } = definition.service;
  if (waiting) return waiting;
  throw new MethodNotSupportedError(`There is no waiting for ${noun}: the API of "${type}" is declared without it`);
}

function collectionOf(resource: Resource): string {
  return expandPath(planFor(resource).definition.path, stateOf(resource).parents);
}

function pathOf(resource: Resource): string {
  return `${collectionOf(resource)}/${encodeURIComponent(idOf(resource))}`;
}
