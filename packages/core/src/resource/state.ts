import type { JsonObject } from '../json.js';
import { planOf, type Plan } from './plan.js';
import type { AnyResourceClass, Resource } from './types.js';

/** What the library keeps about a resource object besides its body. */
export interface ResourceState {
  /** Ids of the parents, by the path's placeholder. */
  parents?: Readonly<Record<string, string>> | undefined;
  /** Wire names of what was set since the last answer. */
  dirty?: Set<string> | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

// By key, so that an object made by one copy of this package can be sent by another.
export const STATE = Symbol.for('@os/core/resource-state');

/** A resource object as the library sees it from inside. */
export interface ResourceInternals extends Resource {
  body: JsonObject;
  [STATE]: ResourceState | undefined;
  constructor: AnyResourceClass;
}

/** The state of a resource object; made when first asked for, as most listed objects never need one. */
export function stateOf(resource: Resource): ResourceState {
  return ((resource as ResourceInternals)[STATE] ??= {});
}

export function planFor(resource: Resource): Plan {
  return planOf((resource as ResourceInternals).constructor);
}

/** Makes an object of a class out of attributes that were checked elsewhere, or are checked now, by name. */
export function construct(resourceClass: AnyResourceClass, init: Readonly<Record<string, unknown>>): Resource {
  return new (resourceClass as unknown as new (init: object) => Resource)(init);
}

/** Makes an object of a class around an answer's body, with nothing marked as changed. */
export function fromBody<C extends AnyResourceClass>(
  resourceClass: C,
  body: JsonObject,
  state?: ResourceState,
): InstanceType<C> {
  const construct = resourceClass as unknown as new (
    init: undefined,
    body: JsonObject,
    state?: ResourceState,
  ) => InstanceType<C>;
  return new construct(undefined, body, state);
}

/** What was set since the last answer, in the wire's names. */
export function changes(resource: Resource): JsonObject {
  return Object.fromEntries([...(stateOf(resource).dirty ?? [])].map((wire) => [wire, resource.body[wire]]));
}

/** Brings an object up to date with an answer, which may tell less than was known. What was set here and not sent stays. */
export function absorb(resource: Resource, body: JsonObject): void {
  const [id, ...others] = Object.keys(resource.body);
  // What is asked for by its id knows nothing else, and takes the answer as it is.
  const isNew = id !== undefined && id in body && others.length === 0;
  const known = isNew || planFor(resource).definition.isWhole ? body : resource.body;
  (resource as ResourceInternals).body = Object.assign(known, body, changes(resource));
}
