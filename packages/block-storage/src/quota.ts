import { camelCase, isJsonObject, path, snakeCase, type JsonObject } from '@os/core';
import { mapIn } from './answer.js';
import { methods, type MethodsClass, type MethodsOf, type Sent } from './methods.js';
import { get, put, reading, remove } from './sent.js';

/** What there are quotas for in each type of volumes. */
export interface TypeQuota<T = number> {
  readonly volumes: T;
  /** GiB. */
  readonly gigabytes: T;
  readonly snapshots: T;
}

/**
 * How much a project may have; -1 is without limit.
 * See https://docs.openstack.org/api-ref/block-storage/v3/#quota-sets-extension-os-quota-sets
 */
export interface QuotaSet<T = number> {
  /** The project's, or the class's. */
  readonly id: string;
  readonly volumes: T;
  /** GiB, snapshots included. */
  readonly gigabytes: T;
  /** GiB that a single volume may have. */
  readonly perVolumeGigabytes: T;
  readonly snapshots: T;
  readonly backups: T;
  /** GiB. */
  readonly backupGigabytes: T;
  readonly groups: T;
  /** The same for each type of volumes, by its name. */
  readonly types: Readonly<Record<string, TypeQuota<T>>>;
}

/** How much of a quota is used. A limit of -1 is none. */
export interface QuotaUsage {
  readonly limit: number;
  readonly inUse: number;
  /** By what is under way. */
  readonly reserved: number;
}

/** Limits to be changed: -1 is without limit. */
export type UpdateQuota = Partial<Omit<QuotaSet, 'id' | 'types'>> & {
  /** Limits for types of volumes, by their names. */
  readonly types?: Readonly<Record<string, Partial<TypeQuota>>>;
};

const pathOf = (projectId: string): string => path`/os-quota-sets/${projectId}`;
const classPathOf = (name: string): string => path`/os-quota-class-sets/${name}`;

const functions = {
  /** How much a project may have. */
  getQuotaSet: (projectId: string) => giving<number>('quota_set', projectId, get(pathOf(projectId))),

  /** How much a project may have, and has. */
  getQuotaSetUsage: (projectId: string) =>
    giving<QuotaUsage>('quota_set', projectId, get(pathOf(projectId), undefined, { usage: true })),

  /** How much a project may have if it was given no quota of its own. */
  getQuotaSetDefaults: (projectId: string) =>
    giving<number>('quota_set', projectId, get(pathOf(projectId) + path`/defaults`)),

  /** Changes how much a project may have. */
  updateQuotaSet: (projectId: string, changes: UpdateQuota) =>
    giving<number>('quota_set', projectId, put(pathOf(projectId), { quota_set: wireOf(changes) })),

  /** Takes a project's own quota away, so that the defaults hold for it again. */
  revertQuotaSet: (projectId: string) => remove(pathOf(projectId)),

  /** How much projects may have that were given no quota of their own: that is the class `default`. Others are not in use. */
  getQuotaClassSet: (name: string) => giving<number>('quota_class_set', name, get(classPathOf(name))),

  /** Changes how much projects may have that were given no quota of their own. */
  updateQuotaClassSet: (name: string, changes: UpdateQuota) =>
    giving<number>('quota_class_set', name, put(classPathOf(name), { quota_class_set: wireOf(changes) })),
};

/** What projects may have. Most of it is for administrators. */
export interface QuotaMethods extends MethodsOf<typeof functions> {}
export const QuotaMethods: MethodsClass<QuotaMethods> = /* @__PURE__ */ methods(functions);

/** `volumes_nfs`, out of which `types.nfs.volumes` is made. */
const OF_TYPE = /^(volumes|gigabytes|snapshots)_(.+)$/;

/**
 * Has a request's answer read as a quota: no resource, as its attributes depend on the cloud. Each type of volumes adds
 * three names of its own, which are put in order here.
 */
function giving<T>(key: string, id: string, sent: Sent): Sent<QuotaSet<T>> {
  return reading(sent, (response) => {
    const types: Record<string, JsonObject> = {};
    const quota: JsonObject = { id, types };
    for (const [name, value] of Object.entries(mapIn(response, key))) {
      const limit = isJsonObject(value) ? camelCased(value) : value;
      const [, what, type] = OF_TYPE.exec(name) ?? [];
      if (what !== undefined && type !== undefined) (types[type] ??= {})[what] = limit;
      else quota[camelCase(name)] = limit;
    }
    return quota as unknown as QuotaSet<T>;
  });
}

function camelCased(usage: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(usage).map(([name, value]) => [camelCase(name), value]));
}

function wireOf({ types = {}, ...changes }: UpdateQuota): JsonObject {
  const ofTypes = Object.entries(types).flatMap(([type, limits]) =>
    Object.entries(limits).map(([name, value]) => [`${name}_${type}`, value] as const),
  );
  return Object.fromEntries([
    ...Object.entries(changes).map(([name, value]) => [snakeCase(name), value] as const),
    ...ofTypes,
  ]);
}
