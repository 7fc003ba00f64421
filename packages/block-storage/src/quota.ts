import {
  defineResource,
  isJsonObject,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  snakeCase,
  type AttributeLike,
  type CallOptions,
  type JsonObject,
  type ServiceResponse,
} from '@os/core';
import { api } from './api.js';
import { mapIn, send } from './send.js';

/** What there are quotas for. */
function limits<A extends AttributeLike>(make: () => A) {
  return {
    volumes: make(),
    /** GiB, snapshots included. */
    gigabytes: make(),
    /** GiB that a single volume may have. */
    perVolumeGigabytes: make(),
    snapshots: make(),
    backups: make(),
    /** GiB. */
    backupGigabytes: make(),
    groups: make(),
  };
}

/** What there are quotas for in each type of volumes. */
export interface TypeQuota<T = number> {
  readonly volumes: T;
  readonly gigabytes: T;
  readonly snapshots: T;
}

export interface QuotaUsage {
  readonly limit: number;
  readonly inUse: number;
  /** By what is under way. */
  readonly reserved: number;
}

/**
 * How much a project may have; -1 is without limit. Its id is the project's.
 * See https://docs.openstack.org/api-ref/block-storage/v3/#quota-sets-extension-os-quota-sets
 */
export class QuotaSet extends defineResource(() => ({
  service: api,
  path: '/os-quota-sets',
  key: 'quota_set',
  can: [],
  attributes: {
    ...limits(() => readOnly.number()),
    /** The same for each type of volumes, by its name. */
    types: readOnly.map<TypeQuota>(),
  },
})) {}

/** How much a project may have, and has. */
export class QuotaSetUsage extends defineResource(() => ({
  service: api,
  path: '/os-quota-sets',
  key: 'quota_set',
  can: [],
  attributes: {
    ...limits(() => readOnly.json<QuotaUsage>()),
    /** The same for each type of volumes, by its name. */
    types: readOnly.map<TypeQuota<QuotaUsage>>(),
  },
})) {}

/**
 * How much projects may have that were given no quota of their own: the class `default` is in use, others are not.
 * See https://docs.openstack.org/api-ref/block-storage/v3/#quota-class-set-extension-os-quota-class-sets
 */
export class QuotaClassSet extends defineResource(() => ({
  service: api,
  path: '/os-quota-class-sets',
  key: 'quota_class_set',
  can: [],
  attributes: { ...limits(() => readOnly.number()), types: readOnly.map<TypeQuota>() },
})) {}

/** Limits to be changed: -1 is without limit. */
export interface UpdateQuota {
  readonly volumes?: number | undefined;
  readonly gigabytes?: number | undefined;
  readonly perVolumeGigabytes?: number | undefined;
  readonly snapshots?: number | undefined;
  readonly backups?: number | undefined;
  readonly backupGigabytes?: number | undefined;
  readonly groups?: number | undefined;
  /** Limits for types of volumes, by their names. */
  readonly types?: Readonly<Record<string, Partial<TypeQuota>>> | undefined;
}

/** What projects may have. Most of it is for administrators. */
export class QuotaMethods extends ServiceBase {
  /** How much a project may have. */
  async getQuotaSet(projectId: string, options?: CallOptions): Promise<QuotaSet> {
    const request = { path: path`/os-quota-sets/${projectId}` };
    return quotaIn(QuotaSet, await send(this, 'getQuotaSet', request, options), projectId);
  }

  /** How much a project may have, and has. */
  async getQuotaSetUsage(projectId: string, options?: CallOptions): Promise<QuotaSetUsage> {
    const request = { path: path`/os-quota-sets/${projectId}`, query: { usage: true } };
    return quotaIn(QuotaSetUsage, await send(this, 'getQuotaSetUsage', request, options), projectId);
  }

  /** How much a project may have if it was given no quota of its own. */
  async getQuotaSetDefaults(projectId: string, options?: CallOptions): Promise<QuotaSet> {
    const request = { path: path`/os-quota-sets/${projectId}/defaults` };
    return quotaIn(QuotaSet, await send(this, 'getQuotaSetDefaults', request, options), projectId);
  }

  /** Changes how much a project may have. */
  async updateQuotaSet(projectId: string, changes: UpdateQuota, options?: CallOptions): Promise<QuotaSet> {
    const json = { quota_set: wireOf(changes) };
    const request = { method: 'PUT', path: path`/os-quota-sets/${projectId}`, json };
    return quotaIn(QuotaSet, await send(this, 'updateQuotaSet', request, options), projectId);
  }

  /** Takes a project's own quota away, so that the defaults hold for it again. */
  async revertQuotaSet(projectId: string, options?: CallOptions): Promise<void> {
    await send(this, 'revertQuotaSet', { method: 'DELETE', path: path`/os-quota-sets/${projectId}` }, options);
  }

  /** How much projects may have that were given no quota of their own. */
  async getQuotaClassSet(quotaClass = 'default', options?: CallOptions): Promise<QuotaClassSet> {
    const request = { path: path`/os-quota-class-sets/${quotaClass}` };
    return quotaIn(QuotaClassSet, await send(this, 'getQuotaClassSet', request, options), quotaClass);
  }

  /** Changes how much projects may have that were given no quota of their own. */
  async updateQuotaClassSet(quotaClass: string, changes: UpdateQuota, options?: CallOptions): Promise<QuotaClassSet> {
    const json = { quota_class_set: wireOf(changes) };
    const request = { method: 'PUT', path: path`/os-quota-class-sets/${quotaClass}`, json };
    return quotaIn(QuotaClassSet, await send(this, 'updateQuotaClassSet', request, options), quotaClass);
  }
}

/** `volumes_nfs`, out of which `types.nfs.volumes` is made. */
const OF_TYPE = /^(volumes|gigabytes|snapshots)_(.+)$/;

/** The quota in an answer, with what holds for types of volumes put in order: there, each type adds three names of its own. */
function quotaIn<C extends typeof QuotaSet | typeof QuotaSetUsage | typeof QuotaClassSet>(
  quotaClass: C,
  response: ServiceResponse,
  id: string,
): InstanceType<C> {
  const { key } = quotaClass.definition;
  const types: Record<string, JsonObject> = {};
  const quota: JsonObject = { id, types };
  for (const [name, value] of Object.entries(mapIn(response, key))) {
    const limit = isJsonObject(value)
      ? { limit: value['limit'], inUse: value['in_use'], reserved: value['reserved'] }
      : value;
    const [, what, type] = OF_TYPE.exec(name) ?? [];
    if (what !== undefined && type !== undefined) (types[type] ??= {})[what] = limit;
    else quota[name] = limit;
  }
  return resourceIn(quotaClass, { ...response, body: { [key!]: quota } });
}

function wireOf({ types = {}, ...changes }: UpdateQuota): JsonObject {
  const quota = Object.entries(changes).map(([name, value]) => [snakeCase(name), value] as const);
  const ofTypes = Object.entries(types).flatMap(([type, limits]) =>
    Object.entries(limits).map(([name, value]) => [`${name}_${type}`, value] as const),
  );
  return Object.fromEntries([...quota, ...ofTypes]);
}
