import { InvalidAttributeError } from '../errors.js';
import type { JsonObject } from '../json.js';
import { didYouMean } from '../names.js';
import { idOf } from '../path.js';
import type { ServiceApi } from '../service/api.js';
import type { AttributeMap } from './attribute.js';
import { resourceOperations } from './operations.js';
import { fromWire, planOf, toWire, visible, type Plan } from './plan.js';
import { planFor, STATE, stateOf, type ResourceInternals, type ResourceState } from './state.js';
import type { AnyResourceClass, Paging, Resource, ResourceClass, ResourceDefinition, Verb } from './types.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

type OrFunction<T> = T | (() => T);

/**
 * Declares a resource. Types, accessors, wire names, queries and service methods follow from it.
 *
 * Given as a function, a declaration costs nothing until it is used, and bundlers can leave out classes that are not.
 *
 * ```ts
 * export class Network extends defineResource(() => ({
 *   service: api, path: '/networks', key: 'network', keys: 'networks',
 *   can: ['create', 'get', 'update', 'delete', 'list'],
 *   attributes: { name: attr.string(), isAdminStateUp: attr.boolean('admin_state_up') },
 *   query: ['name'],
 * })) {}
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
  const G extends Paging = 'links',
  const T extends keyof A & string = 'status' & keyof A,
>(
  declaration: OrFunction<
    ResourceDefinition & {
      readonly service: ServiceApi<S>;
      readonly path: P;
      readonly can: readonly V[];
      readonly attributes: A;
      readonly query?: readonly Q[];
      readonly filters?: F;
      readonly parents?: R;
      readonly idAttribute?: (keyof A & string) | undefined;
      readonly paging?: G;
      readonly markerAttribute?: (keyof A & string) | readonly (keyof A & string)[] | undefined;
      readonly statusAttribute?: T;
    }
  >,
): ResourceClass<{
  service: S;
  path: P;
  can: V;
  attributes: A;
  query: Q;
  filters: F;
  parents: R;
  paging: G;
  status: T;
}> {
  let definition: ResourceDefinition | undefined;
  class Declared {
    static get definition(): ResourceDefinition {
      return (definition ??= typeof declaration === 'function' ? declaration() : declaration);
    }
    // Here rather than in the connection, so that apps without resources do not carry them.
    static readonly '~operations' = resourceOperations;
    body: JsonObject;
    [STATE]: ResourceState | undefined;

    constructor(init?: Values, body: JsonObject = {}, state?: ResourceState) {
      // Accessors are defined when the first object is made, not when the class is: programs use few of many.
      if (!Object.hasOwn(Declared.prototype, 'id')) defineAccessors(Declared.prototype, planOf(Declared));
      this.body = body;
      this[STATE] = state;
      if (init) assign(this as never, init);
    }

    get headers(): Readonly<Record<string, string>> | undefined {
      return this[STATE]?.headers;
    }

    toJSON(): JsonObject {
      return plain(this as never);
    }

    [INSPECT](_depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
      return `${this.constructor.name} ${inspect(plain(this as never, '[hidden]'), options)}`;
    }
  }
  return Declared as unknown as ReturnType<typeof defineResource<S, P, V, A, Q, F, R, G, T>>;
}

type Values = Readonly<Record<string, unknown>>;

function defineAccessors(prototype: object, plan: Plan): void {
  const define = (
    name: string,
    get: (this: ResourceInternals) => unknown,
    set?: (this: ResourceInternals, value: unknown) => void,
  ): void => void Object.defineProperty(prototype, name, { configurable: true, get, set: set! });

  define('id', function () {
    const id = this.body[plan.idWire];
    // Some services count: Nova's aggregates, and migrations.
    return typeof id === 'number' ? String(id) : id;
  });
  for (const { name, wire, attribute } of plan.byName.values()) {
    define(
      name,
      attribute.read ??
        (attribute.shape || attribute.item
          ? function () {
              return fromWire(attribute, this.body[wire]);
            }
          : function () {
              return this.body[wire];
            }),
      function (value) {
        change(this, { [name]: value });
      },
    );
  }
  for (const name of plan.pathParams) {
    define(name, function () {
      // It may be an attribute as well: the user whose credentials these are.
      return this[STATE]?.parents?.[name] ?? this.body[plan.byName.get(name)?.wire ?? ''];
    });
  }
}

/** Changes attributes by their camelCase names; refuses those that only creation, or only the service, can set. */
export function change(resource: Resource, values: Values): void {
  const { byName, noun } = planFor(resource);
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && byName.get(name)?.attribute.flags.includes('createOnly')) {
      throw new InvalidAttributeError(`${noun}.${name} can only be given on creation`);
    }
  }
  assign(resource as ResourceInternals, values);
}

/** Sets attributes by their camelCase names and marks them as changed; refuses names that the declaration lacks. */
function assign(resource: ResourceInternals, values: Values): void {
  const { byName, pathParams, idWire, noun } = planFor(resource);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const field = byName.get(name);
    const isReadOnly = field?.attribute.flags.includes('readOnly');
    const state = stateOf(resource);
    if (pathParams.includes(name)) {
      state.parents = { ...state.parents, [name]: idOf(value as string) };
    } else if (name === 'id' && isReadOnly !== false) {
      // Says which resource is meant; it is not something to be sent.
      resource.body[idWire] = value;
    } else if (!field) {
      throw new InvalidAttributeError(
        `${noun} has no attribute "${name}"${didYouMean(name, [...byName.keys(), ...pathParams])}`,
      );
    } else if (isReadOnly) {
      throw new InvalidAttributeError(`${noun}.${name} is read-only: the service sets it`);
    } else {
      const fields = field.attribute.read ? (value as Values) : { [field.wire]: toWire(field.attribute, value) };
      for (const wire in fields) {
        resource.body[wire] = fields[wire];
        (state.dirty ??= new Set()).add(wire);
      }
    }
  }
}

/** The object in camelCase, with secrets replaced, or left out. */
function plain(resource: ResourceInternals, secret?: string): JsonObject {
  const { byWire } = planFor(resource);
  const result: JsonObject = { ...resource[STATE]?.parents };
  for (const [wire, value] of Object.entries(resource.body)) {
    const field = byWire.get(wire);
    const shown = field ? visible(field.attribute, value, secret) : value;
    if (shown !== undefined) result[field?.name ?? wire] = shown;
  }
  return result;
}
