import { InvalidAttributeError } from '../errors.js';
import type { JsonObject } from '../json.js';
import { didYouMean } from '../names.js';
import { idOf } from '../path.js';
import type { ServiceApi } from '../service/api.js';
import type { AttributeMap } from './attribute.js';
import { fromWire, planOf, toWire, type Plan } from './plan.js';
import type { AnyResourceClass, Resource, ResourceClass, ResourceDefinition, Verb } from './types.js';

/** What the library keeps about a resource object besides its body. */
export interface ResourceState {
  /** Ids of the parents, by the path's placeholder. */
  parents?: Readonly<Record<string, string>> | undefined;
  /** Wire names of what was set since the last answer. */
  dirty?: Set<string> | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

// By key, so that an object made by one copy of this package can be sent by another.
const STATE = Symbol.for('@os/core/resource-state');
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

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

/**
 * Declares a resource. Types, accessors, wire names, queries and service methods follow from it.
 *
 * ```ts
 * export class Network extends defineResource({
 *   service: api, path: '/networks', key: 'network', keys: 'networks',
 *   can: ['create', 'get', 'update', 'delete', 'list'],
 *   attributes: { name: attr.string(), isAdminStateUp: attr.boolean('admin_state_up') },
 *   query: ['name'],
 * }) {}
 * ```
 */
export function defineResource<
  const S extends string,
  const P extends string,
  const V extends Verb,
  A extends AttributeMap,
  const Q extends keyof A & string = never,
  F extends AttributeMap = Record<never, never>,
  R extends Readonly<Record<string, AnyResourceClass>> = Record<never, never>,
>(
  definition: ResourceDefinition & {
    readonly service: ServiceApi<S>;
    readonly path: P;
    readonly can: readonly V[];
    readonly attributes: A;
    readonly query?: readonly Q[];
    readonly filters?: F;
    readonly parents?: R;
    readonly idAttribute?: (keyof A & string) | undefined;
  },
): ResourceClass<{ service: S; path: P; can: V; attributes: A; query: Q; filters: F; parents: R }> {
  class Declared {
    static readonly definition: ResourceDefinition = definition;
    body: JsonObject;
    [STATE]: ResourceState | undefined;

    constructor(init?: Readonly<Record<string, unknown>>, body?: JsonObject, state?: ResourceState) {
      // Accessors are defined when the first object is made, not when the class is: programs use few of many.
      if (!Object.hasOwn(Declared.prototype, 'id')) defineAccessors(Declared.prototype, planOf(definition));
      this.body = body ?? {};
      this[STATE] = state;
      if (init) assign(this as unknown as ResourceInternals, planOf(definition), init);
    }

    get headers(): Readonly<Record<string, string>> | undefined {
      return this[STATE]?.headers;
    }

    toJSON(): JsonObject {
      return plain(this as unknown as ResourceInternals, planOf(definition), false);
    }

    [INSPECT](_depth: number, options: object, inspect?: (value: unknown, options: object) => string): string {
      const values = plain(this as unknown as ResourceInternals, planOf(definition), true);
      return `${this.constructor.name} ${inspect ? inspect(values, options) : JSON.stringify(values)}`;
    }
  }
  return Declared as unknown as ReturnType<typeof defineResource<S, P, V, A, Q, F, R>>;
}

function defineAccessors(prototype: object, plan: Plan): void {
  for (const { name, wire, attribute } of plan.fields.values()) {
    const isNested = attribute.shape ?? attribute.item;
    Object.defineProperty(prototype, name, {
      configurable: true,
      get: isNested
        ? function (this: ResourceInternals) {
            return fromWire(attribute, this.body[wire]);
          }
        : function (this: ResourceInternals) {
            return this.body[wire];
          },
      set(this: ResourceInternals, value: unknown) {
        if (attribute.flags.some((flag) => flag === 'readOnly' || flag === 'createOnly')) {
          throw new InvalidAttributeError(`${plan.noun}.${name} cannot be changed: ${explain(attribute.flags)}`);
        }
        setField(this, wire, toWire(attribute, value));
      },
    });
  }
  for (const name of plan.pathParams) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: ResourceInternals) {
        return this[STATE]?.parents?.[name];
      },
    });
  }
  if (!Object.hasOwn(prototype, 'id')) {
    Object.defineProperty(prototype, 'id', {
      configurable: true,
      get(this: ResourceInternals) {
        return this.body[plan.idWire];
      },
    });
  }
}

function explain(flags: readonly string[]): string {
  return flags.includes('readOnly') ? 'only the service sets it' : 'it can only be given on creation';
}

function setField(resource: Resource, wire: string, value: unknown): void {
  if (value === undefined) return;
  resource.body[wire] = value;
  (stateOf(resource).dirty ??= new Set()).add(wire);
}

/** Sets attributes by their camelCase names and marks them as changed; refuses names that the declaration lacks. */
function assign(resource: ResourceInternals, plan: Plan, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = plan.fields.get(name);
    if (plan.pathParams.includes(name)) {
      const state = stateOf(resource);
      state.parents = { ...state.parents, [name]: idOf(value as string) };
    } else if (name === 'id' && (!field || field.attribute.flags.includes('readOnly'))) {
      // Says which resource is meant; it is not something to be sent.
      resource.body[plan.idWire] = value;
    } else if (!field) {
      throw new InvalidAttributeError(
        `${plan.noun} has no attribute "${name}"${didYouMean(name, [...plan.fields.keys(), ...plan.pathParams])}`,
      );
    } else if (field.attribute.flags.includes('readOnly')) {
      throw new InvalidAttributeError(`${plan.noun}.${name} cannot be given: only the service sets it`);
    } else {
      setField(resource, field.wire, toWire(field.attribute, value));
    }
  }
}

/** Changes several attributes at once, as an update call does. */
export function change(resource: Resource, values: Readonly<Record<string, unknown>>): void {
  const plan = planOf((resource as ResourceInternals).constructor);
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && plan.fields.get(name)?.attribute.flags.includes('createOnly')) {
      throw new InvalidAttributeError(`${plan.noun}.${name} cannot be changed: it can only be given on creation`);
    }
  }
  assign(resource as ResourceInternals, plan, values);
}

function plain(resource: ResourceInternals, plan: Plan, forInspection: boolean): JsonObject {
  const result: JsonObject = { ...resource[STATE]?.parents };
  for (const [wire, value] of Object.entries(resource.body)) {
    const field = plan.byWire.get(wire);
    if (!field) result[wire] = value;
    else if (!field.attribute.isSecret) result[field.name] = fromWire(field.attribute, value);
    else if (forInspection) result[field.name] = '[hidden]';
  }
  return result;
}
