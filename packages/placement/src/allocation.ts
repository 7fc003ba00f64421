import { path, ServiceBase, type CallOptions, type JsonObject } from '@os/core';
import { amountsIn, asObject, ask, eachOf, numberOrNothing, objectIn, textOrNothing, type Amounts } from './common.js';
import { inventoriesToSend, type InventoryInit } from './resource-provider.js';

/**
 * What a consumer, mostly a server, has of each provider. All of it can be changed and set again, unless it has nothing:
 * then nothing else is known of it, which a `projectId` that is undefined tells.
 */
export type Allocations = {
  /** By the provider's id. */
  readonly allocations: Readonly<Record<string, { readonly resources: Amounts; readonly generation: number }>>;
} & (Consumer | { readonly [name in keyof Consumer]: undefined });

/** Whose allocations they are. */
export interface Consumer {
  readonly projectId: string;
  readonly userId: string;
  /** Goes up with each change of the consumer's allocations. */
  readonly consumerGeneration: number;
  /** `INSTANCE`, `MIGRATION`, or `unknown` if it was never told. Since 1.38. */
  readonly consumerType: string | undefined;
}

/** What a consumer is to have. */
export interface AllocationsInit {
  /** By the provider's id, as a candidate has it: `candidate.allocations`. Without any, the consumer is to have nothing. */
  readonly allocations: Readonly<Record<string, { readonly resources: Amounts }>>;
  readonly projectId: string;
  readonly userId: string;
  /** As it was when the consumer's allocations were read; `null` for a new consumer. */
  readonly consumerGeneration: number | null;
  /** `INSTANCE`, `MIGRATION`. Needs 1.38; without it, or with `unknown`, calls are made by 1.37. */
  readonly consumerType?: string | undefined;
  /** Which providers serve which group of a request, as a candidate has it. Needs 1.34. */
  readonly mappings?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** A change of how providers have their resources, together with who has them. */
export interface Reshaping {
  /** By the provider's id, which must be at this generation. */
  readonly inventories: Readonly<
    Record<string, { readonly generation: number; readonly inventories: Readonly<Record<string, InventoryInit>> }>
  >;
  /** By the consumer's id. */
  readonly allocations: Readonly<Record<string, AllocationsInit>>;
}

/** How much is used, of what a type of consumer has. */
export interface Usage {
  /** Undefined before 1.38. */
  readonly consumerCount: number | undefined;
  readonly resources: Amounts;
}

/** Whose usage to sum up. */
export interface UsageQuery {
  readonly projectId: string;
  readonly userId?: string | undefined;
  /** One type, or `all` for their sum, or `unknown`. Needs 1.38. */
  readonly consumerType?: string | undefined;
}

/**
 * Who has what.
 *
 * @see https://docs.openstack.org/api-ref/placement/#allocations
 */
export class AllocationMethods extends ServiceBase {
  /** @see https://docs.openstack.org/api-ref/placement/#list-allocations */
  async getAllocations(consumer: string, options?: CallOptions): Promise<Allocations> {
    const body = await ask(this, 'getAllocations', { path: path`/allocations/${consumer}`, since: '1.28' }, options);
    const { project_id: projectId, user_id: userId, consumer_generation: generation, consumer_type: type } = body;
    // All else is told, or nothing.
    return {
      allocations: eachOf(objectIn(body, 'allocations'), (value) => {
        const each = asObject(value, 'an allocation');
        return { resources: amountsIn(each, 'resources'), generation: Number(each['generation']) };
      }),
      projectId: textOrNothing(projectId),
      userId: textOrNothing(userId),
      consumerGeneration: numberOrNothing(generation),
      consumerType: textOrNothing(type),
    } as Allocations;
  }

  /**
   * Gives a consumer these allocations, in place of those that it has.
   *
   * @throws ConflictError - its allocations, or a provider, were changed in the meantime, or a provider lacks the room.
   * @see https://docs.openstack.org/api-ref/placement/#update-allocations
   */
  async setAllocations(consumer: string, allocations: AllocationsInit, options?: CallOptions): Promise<void> {
    const request = { method: 'PUT', path: path`/allocations/${consumer}`, json: toSend(allocations) };
    await ask(this, 'setAllocations', { ...request, ...versionsOf([allocations]) }, options);
  }

  /**
   * Sets the allocations of several consumers, by their ids: of all, or of none.
   *
   * @throws ConflictError - see `setAllocations`.
   * @see https://docs.openstack.org/api-ref/placement/#manage-allocations
   */
  async manageAllocations(consumers: Readonly<Record<string, AllocationsInit>>, options?: CallOptions): Promise<void> {
    const request = { method: 'POST', path: '/allocations', json: eachOf(consumers, toSend) };
    await ask(this, 'manageAllocations', { ...request, ...versionsOf(Object.values(consumers)) }, options);
  }

  /**
   * Takes everything from a consumer, whoever changes it at the same time: `setAllocations` with nothing insists on a
   * generation.
   *
   * @throws NotFoundError - it has nothing.
   * @see https://docs.openstack.org/api-ref/placement/#delete-allocations
   */
  async deleteAllocations(consumer: string, options?: CallOptions): Promise<void> {
    await ask(this, 'deleteAllocations', { method: 'DELETE', path: path`/allocations/${consumer}` }, options);
  }

  /**
   * Changes inventories and allocations together: for other services, when they move resources between providers.
   *
   * @throws ConflictError - a provider or a consumer is at another generation.
   * @see https://docs.openstack.org/api-ref/placement/#reshaper
   */
  async reshape({ inventories, allocations }: Reshaping, options?: CallOptions): Promise<void> {
    const json = {
      inventories: eachOf(inventories, ({ generation, inventories: own }) => ({
        resource_provider_generation: generation,
        inventories: inventoriesToSend(own),
      })),
      allocations: eachOf(allocations, toSend),
    };
    const versions = versionsOf(Object.values(allocations), '1.30');
    await ask(this, 'reshape', { method: 'POST', path: '/reshaper', json, ...versions }, options);
  }

  /**
   * What a project uses, by the type of its consumers: `INSTANCE`. Before 1.38, all is under `all`.
   *
   * @see https://docs.openstack.org/api-ref/placement/#usages
   */
  async getUsages(
    { projectId, userId, consumerType }: UsageQuery,
    options?: CallOptions,
  ): Promise<Readonly<Record<string, Usage>>> {
    const query = { project_id: projectId, user_id: userId, consumer_type: consumerType };
    const since = consumerType === undefined ? '1.9' : '1.38';
    const usages = objectIn(await ask(this, 'getUsages', { path: '/usages', query, since }, options), 'usages');
    const isFlat = Object.values(usages).some((each) => typeof each === 'number');
    return eachOf(isFlat ? { all: usages } : usages, (value) => {
      const { consumer_count: count, ...resources } = asObject(value, 'usages');
      return {
        consumerCount: numberOrNothing(count),
        resources: eachOf(resources, Number),
      };
    });
  }
}

function toSend({ allocations, projectId, userId, ...init }: AllocationsInit): JsonObject {
  return {
    // Answers have more in them than is taken.
    allocations: eachOf(allocations, ({ resources }) => ({ resources })),
    project_id: projectId,
    user_id: userId,
    consumer_generation: init.consumerGeneration,
    consumer_type: typeToSend(init),
    mappings: init.mappings,
  };
}

/** What the service answers where it was told no type, it does not take. */
function typeToSend({ consumerType }: Pick<AllocationsInit, 'consumerType'>): string | undefined {
  return consumerType === 'unknown' ? undefined : consumerType;
}

/** The service insists on types from 1.38 on, and refuses them before. */
function versionsOf(all: readonly AllocationsInit[], least = '1.28'): { since: string; until?: string } {
  const since = all.some(({ mappings }) => mappings) ? '1.34' : least;
  if (all.some((each) => typeToSend(each) !== undefined)) return { since: '1.38' };
  return all.length > 0 ? { since, until: '1.37' } : { since };
}
