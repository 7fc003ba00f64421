import type { JsonObject } from '@os/core';
import type { FakeAnswer, FakeCall } from './answer.js';
import type { Dialect } from './dialect.js';
import type { FakeService } from './service.js';

/** Values for attributes that a create call left out, by their wire names. */
export type Defaults = JsonObject | ((call: FakeCall | undefined) => JsonObject);

/**
 * What the resources of one collection do beyond their declaration. Bodies and fields have the wire's names. A function
 * refuses by throwing a `Refusal`.
 */
export interface CollectionRules {
  /** The `call` of the function is undefined for what is there from the start. */
  readonly defaults?: Defaults;
  /** Groups of attributes of which no two resources have the same values: `[['name', 'domain_id']]`. */
  readonly unique?: readonly (readonly string[])[];
  /** Queries of the list that are not simply attributes: whether a resource is wanted. */
  readonly filters?: Readonly<Record<string, (body: JsonObject, values: readonly string[]) => boolean>>;
  /** Looks at what is to be created; returns attributes to set besides. */
  readonly create?: (fields: JsonObject, call: FakeCall) => JsonObject | void;
  /** Does what follows from a creation; `body` is what was stored. */
  readonly created?: (body: JsonObject, call: FakeCall) => void;
  /** Looks at what is to be changed; returns attributes to set besides. */
  readonly update?: (fields: JsonObject, body: JsonObject, call: FakeCall) => JsonObject | void;
  /** Looks at what is to be deleted, and does what else follows from that. */
  readonly remove?: (body: JsonObject, call: FakeCall) => void;
  /** Attributes to answer that are not stored, but follow from other resources. */
  readonly show?: (body: JsonObject, call: FakeCall) => JsonObject;
}

/** Answers a request that is no plain create, get, update, delete or list: an object with status 200, nothing with 204. */
export type FakeAction = (call: FakeCall) => FakeAnswer | JsonObject | void;

/** How a service behaves in the fake cloud, as far as its declaration does not say. */
export interface FakeRules {
  /** The official type of the service: `network`. */
  readonly type: string;
  /** The name under which the catalog lists it: `neutron`. Default: its type. */
  readonly name?: string;
  /** Whether the catalog lists the service's root instead of its versioned endpoint, as it does for Neutron. */
  readonly isRootListed?: boolean;
  /** What the catalog lists behind the service's root, where that is more than a version: `/v1/AUTH_$(project_id)s`. */
  readonly listedPath?: string;
  /** The service's ids, times, errors, links and version document. Default: those that most services have. */
  readonly dialect?: Dialect;
  /** For the resources of all collections, as far as they have such attributes. */
  readonly defaults?: Defaults;
  /** By the path of the collection; how its placeholders are named does not matter. */
  readonly collections?: Readonly<Record<string, CollectionRules>>;
  /** By method and path below the endpoint: `PUT /routers/{router}/add_router_interface`. */
  readonly actions?: Readonly<Record<string, FakeAction>>;
  /** Fills the service with what is there from the start. */
  readonly seed?: (service: FakeService) => void;
}

/**
 * Says how a service behaves in the fake cloud, as far as its declaration does not say: a service with plain create, get,
 * update, delete and list needs none of this.
 *
 * ```ts
 * const bakeryFake = defineFake('bakery', {
 *   collections: { '/ovens': { unique: [['name']], defaults: { temperature: 20 } } },
 *   actions: { 'POST /ovens/{oven}/heat': ({ service, params, json }) => service.collection('/ovens').change(params['oven'], json) },
 * });
 * new FakeCloud({ services: [bakery], fakes: [bakeryFake] });
 * ```
 *
 * @param type - The service's official type, as its API declares it.
 */
export function defineFake(type: string, rules: Omit<FakeRules, 'type'>): FakeRules {
  return { type, ...rules };
}

/** All that is said of one service, in one piece; what is said first goes before the rest. */
export function rulesOf(type: string, fakes: readonly FakeRules[]): FakeRules {
  const own = fakes.filter((each) => each.type === type);
  return own.reduceRight<FakeRules>(
    (before, after) => ({
      ...before,
      ...after,
      collections: { ...before.collections, ...after.collections },
      actions: { ...before.actions, ...after.actions },
      seed(service) {
        before.seed?.(service);
        after.seed?.(service);
      },
    }),
    { type },
  );
}
