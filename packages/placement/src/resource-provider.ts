import {
  attr,
  createOnly,
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  snakeCase,
  type CallOptions,
  type JsonObject,
  type Ref,
  type ResourceDefinition,
} from '@os/core';
import { api } from './api.js';
import {
  amountsIn,
  asObject,
  ask,
  eachOf,
  generationIn,
  objectIn,
  replace,
  textsIn,
  type Amounts,
  type ReplaceOptions,
} from './common.js';

type Exchange = NonNullable<ResourceDefinition['exchange']>;

/** Its name is part of every update. */
const named: Exchange = async ({ json, ...request }, send) => {
  if (request.method !== 'PUT' || json?.['name'] !== undefined) return send({ ...request, json });
  const { name } = asObject((await send({ ...request, method: 'GET' })).body, 'a resource provider');
  return send({ ...request, json: { name, ...json } });
};

/**
 * Something that has resources: a compute node, a part of one, or a pool that several share.
 *
 * Its `generation` goes up with each change of its inventories, traits, aggregates or allocations.
 *
 * @see https://docs.openstack.org/api-ref/placement/#resource-providers
 */
export class ResourceProvider extends defineResource(() => ({
  service: api,
  path: '/resource_providers',
  keys: 'resource_providers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    /** Can be chosen. */
    id: createOnly.string('uuid'),
    name: attr.string().required(),
    generation: readOnly.number(),
    /** The provider that this is a part of. Can be changed since 1.37, and set once before. */
    parentProviderId: attr.string('parent_provider_uuid').nullable().since('1.14'),
    /** The provider at the top of the tree that this is in. */
    rootProviderId: readOnly.string('root_provider_uuid').since('1.14'),
    links: readOnly.list(attr.json()),
  },
  query: ['name', 'id'],
  filters: {
    /** In one of these aggregates: `in:id1,id2`; not in them: `!in:id1,id2`. Several conditions must all hold. */
    memberOf: attr.string().since('1.3'),
    /** Has room for these: `VCPU:4,MEMORY_MB:2048`. */
    resources: attr.string().since('1.4'),
    /** In the same tree as this provider. */
    inTree: attr.string().since('1.14'),
    /** Has these traits, or lacks them: `HW_CPU_X86_AVX,!STORAGE_DISK_SSD`; one of them, since 1.39: `in:A,B`. */
    required: attr.string().since('1.18'),
  },
  exchange: named,
})) {}

/** Changes of inventories need the provider's generation, and replace one as a whole: what is not given is as it was. */
const generational: Exchange = async ({ json, ...request }, send) => {
  if (!json) return send(request);
  const now = asObject((await send({ ...request, method: 'GET' })).body, 'an inventory');
  const isNew = request.method === 'POST';
  const known = isNew ? { resource_provider_generation: generationIn(now) } : now;
  return send({ ...request, json: { ...known, ...json } });
};

/**
 * How much of one class of resources a provider has.
 *
 * @see https://docs.openstack.org/api-ref/placement/#resource-provider-inventories
 */
export class ResourceProviderInventory extends defineResource(() => ({
  service: api,
  path: '/resource_providers/{resourceProviderId}/inventories',
  parents: { resourceProviderId: ResourceProvider },
  idAttribute: 'resourceClass',
  can: ['create', 'get', 'update', 'delete'],
  attributes: {
    /** `VCPU`; identifies it. The service does not repeat it. */
    resourceClass: createOnly.string().required().optional(),
    total: attr.number().required(),
    /** Of the total, not to be given away. */
    reserved: attr.number(),
    /** The least and the most that can be asked for at once. */
    minUnit: attr.number(),
    maxUnit: attr.number(),
    /** What is asked for has to be a multiple of it. */
    stepSize: attr.number(),
    /** How many times what there is can be given away: 16 for overcommitted processors. */
    allocationRatio: attr.number(),
    /** The generation to insist on. Default: the present one. */
    resourceProviderGeneration: attr.number(),
  },
  exchange: generational,
})) {}

/** An inventory, for all at once; what is left out has the service's defaults. */
export interface InventoryInit {
  readonly total: number;
  readonly reserved?: number | undefined;
  readonly minUnit?: number | undefined;
  readonly maxUnit?: number | undefined;
  readonly stepSize?: number | undefined;
  readonly allocationRatio?: number | undefined;
}

/** What is known of a provider, as of a generation. */
interface Generational {
  readonly generation: number;
}
/** How much of a provider is allocated, at a generation. */
export interface ProviderUsages extends Generational {
  /** How much is allocated. */
  readonly usages: Amounts;
}
/** The aggregates of a provider, at a generation. */
export interface ProviderAggregates extends Generational {
  /** Ids. */
  readonly aggregates: readonly string[];
}
/** The traits of a provider, at a generation. */
export interface ProviderTraits extends Generational {
  readonly traits: readonly string[];
}
/** Who has something of a provider, at a generation. */
export interface ProviderAllocations extends Generational {
  /** By the consumer's id. */
  readonly allocations: Readonly<Record<string, { readonly resources: Amounts; readonly consumerGeneration: number }>>;
}

type Provider = Ref<ResourceProvider>;

/** What resource providers have. */
export class ResourceProviderMethods extends ServiceBase {
  /** @see https://docs.openstack.org/api-ref/placement/#list-resource-provider-inventories */
  async listResourceProviderInventories(
    provider: Provider,
    options?: CallOptions,
  ): Promise<ResourceProviderInventory[]> {
    const url = path`/resource_providers/${provider}/inventories`;
    return inventoriesIn(await ask(this, 'listResourceProviderInventories', { path: url }, options), url, provider);
  }

  /**
   * Gives a provider these inventories, by class of resources, in place of those that it has.
   *
   * @throws ConflictError - the provider was changed since `generation`, or an inventory that is in use would go.
   * @see https://docs.openstack.org/api-ref/placement/#update-resource-provider-inventories
   */
  async setResourceProviderInventories(
    provider: Provider,
    inventories: Readonly<Record<string, InventoryInit>>,
    options?: ReplaceOptions,
  ): Promise<ResourceProviderInventory[]> {
    const url = path`/resource_providers/${provider}/inventories`;
    const json = { inventories: inventoriesToSend(inventories) };
    const answer = await replace(this, 'setResourceProviderInventories', url, undefined, json, options);
    return inventoriesIn(answer, url, provider);
  }

  /**
   * @throws ConflictError - an inventory is in use.
   * @see https://docs.openstack.org/api-ref/placement/#delete-resource-provider-inventories
   */
  async deleteResourceProviderInventories(provider: Provider, options?: CallOptions): Promise<void> {
    const url = path`/resource_providers/${provider}/inventories`;
    await ask(this, 'deleteResourceProviderInventories', { method: 'DELETE', path: url, since: '1.5' }, options);
  }

  /** @see https://docs.openstack.org/api-ref/placement/#list-resource-provider-usages */
  async getResourceProviderUsages(provider: Provider, options?: CallOptions): Promise<ProviderUsages> {
    const url = path`/resource_providers/${provider}/usages`;
    const body = await ask(this, 'getResourceProviderUsages', { path: url }, options);
    return { usages: amountsIn(body, 'usages'), generation: generationIn(body) };
  }

  /** @see https://docs.openstack.org/api-ref/placement/#list-resource-provider-allocations */
  async getResourceProviderAllocations(provider: Provider, options?: CallOptions): Promise<ProviderAllocations> {
    const url = path`/resource_providers/${provider}/allocations`;
    const body = await ask(this, 'getResourceProviderAllocations', { path: url, since: '1.28' }, options);
    const allocations = eachOf(objectIn(body, 'allocations'), (value) => {
      const each = asObject(value, 'an allocation');
      return { resources: amountsIn(each, 'resources'), consumerGeneration: Number(each['consumer_generation']) };
    });
    return { allocations, generation: generationIn(body) };
  }

  /** @see https://docs.openstack.org/api-ref/placement/#list-resource-provider-aggregates */
  async getResourceProviderAggregates(provider: Provider, options?: CallOptions): Promise<ProviderAggregates> {
    const url = path`/resource_providers/${provider}/aggregates`;
    return aggregatesIn(await ask(this, 'getResourceProviderAggregates', { path: url, since: '1.19' }, options));
  }

  /**
   * Puts a provider into these aggregates, given by their ids, and out of all others.
   *
   * @throws ConflictError - the provider was changed since `generation`.
   * @see https://docs.openstack.org/api-ref/placement/#update-resource-provider-aggregates
   */
  async setResourceProviderAggregates(
    provider: Provider,
    aggregates: readonly string[],
    options?: ReplaceOptions,
  ): Promise<ProviderAggregates> {
    const url = path`/resource_providers/${provider}/aggregates`;
    return aggregatesIn(await replace(this, 'setResourceProviderAggregates', url, '1.19', { aggregates }, options));
  }

  /** @see https://docs.openstack.org/api-ref/placement/#list-resource-provider-traits */
  async getResourceProviderTraits(provider: Provider, options?: CallOptions): Promise<ProviderTraits> {
    const url = path`/resource_providers/${provider}/traits`;
    return traitsIn(await ask(this, 'getResourceProviderTraits', { path: url, since: '1.6' }, options));
  }

  /**
   * Gives a provider these traits, in place of those that it has.
   *
   * @throws BadRequestError - a trait does not exist.
   * @throws ConflictError - the provider was changed since `generation`.
   * @see https://docs.openstack.org/api-ref/placement/#update-resource-provider-traits
   */
  async setResourceProviderTraits(
    provider: Provider,
    traits: readonly string[],
    options?: ReplaceOptions,
  ): Promise<ProviderTraits> {
    const url = path`/resource_providers/${provider}/traits`;
    return traitsIn(await replace(this, 'setResourceProviderTraits', url, '1.6', { traits }, options));
  }

  /** @see https://docs.openstack.org/api-ref/placement/#delete-resource-provider-traits */
  async deleteResourceProviderTraits(provider: Provider, options?: CallOptions): Promise<void> {
    const url = path`/resource_providers/${provider}/traits`;
    await ask(this, 'deleteResourceProviderTraits', { method: 'DELETE', path: url, since: '1.6' }, options);
  }
}

/** Inventories as the service wants them. */
export function inventoriesToSend(inventories: Readonly<Record<string, InventoryInit>>): JsonObject {
  return eachOf(inventories, (each) =>
    Object.fromEntries(Object.entries(each).map(([name, value]) => [snakeCase(name), value])),
  );
}

function inventoriesIn(answer: JsonObject, url: string, provider: Provider): ResourceProviderInventory[] {
  const parents = { resourceProviderId: idOf(provider) };
  return Object.entries(objectIn(answer, 'inventories')).map(([resourceClass, each]) => {
    const body = {
      resource_class: resourceClass,
      resource_provider_generation: generationIn(answer),
      ...asObject(each, resourceClass),
    };
    return resourceIn(ResourceProviderInventory, { status: 200, headers: {}, url, body }, parents);
  });
}

function aggregatesIn(body: JsonObject): ProviderAggregates {
  return { aggregates: textsIn(body, 'aggregates'), generation: generationIn(body) };
}

function traitsIn(body: JsonObject): ProviderTraits {
  return { traits: textsIn(body, 'traits'), generation: generationIn(body) };
}
