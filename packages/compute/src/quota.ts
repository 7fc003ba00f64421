import {
  attr,
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type AttributeLike,
  type CallOptions,
  type JsonObject,
  type Service,
  type UpdateAttributes,
} from '@os/core';
import { api } from './api.js';
import { send, type AnyRef } from './common.js';

/** Answers to changes do not tell it; what was changed keeps it. */
const id = () => readOnly.string().optional();

/** What there are quotas for. */
function limits<Now extends AttributeLike, Old extends AttributeLike>(now: () => Now, old: () => Old) {
  return {
    cores: now(),
    instances: now(),
    keyPairs: now(),
    metadataItems: now(),
    /** MiB. */
    ram: now(),
    serverGroupMembers: now(),
    serverGroups: now(),
    // Gone after microversions 2.35, 2.49 and 2.56.
    fixedIps: old(),
    floatingIps: old(),
    injectedFileContentBytes: old(),
    injectedFilePathBytes: old(),
    injectedFiles: old(),
    networks: old(),
    securityGroupRules: old(),
    securityGroups: old(),
  };
}

const settable = () =>
  limits(
    () => attr.number(),
    () => attr.number().optional(),
  );

/**
 * How much a project may have; -1 is without limit. Its id is the project's. Deleting it sets it back to the defaults.
 *
 * @see https://docs.openstack.org/api-ref/compute/#quota-sets-os-quota-sets
 */
export class QuotaSet extends defineResource(() => ({
  service: api,
  path: '/os-quota-sets',
  key: 'quota_set',
  can: ['get', 'update', 'delete'],
  attributes: {
    id: id(),
    ...settable(),
    /** Only on update: accept limits below what is in use already. */
    force: attr.boolean().optional(),
  },
})) {}

/** How much projects may have that have no quotas of their own: the class `default`, and no other. For administrators. */
export class QuotaClassSet extends defineResource(() => ({
  service: api,
  path: '/os-quota-class-sets',
  key: 'quota_class_set',
  can: ['get', 'update'],
  attributes: { id: id(), ...settable() },
})) {}

const usage = () => readOnly.object({ limit: attr.number(), inUse: attr.number(), reserved: attr.number() });

/** How much a project may have, and has. */
export class QuotaSetDetails extends defineResource(() => ({
  service: api,
  path: '/os-quota-sets',
  key: 'quota_set',
  can: [],
  attributes: limits(usage, () => usage().optional()),
})) {}

/** Quotas besides a project's own. */
export class QuotaMethods extends ServiceBase {
  /** How much a project may have that has no quotas of its own. */
  async getQuotaSetDefaults(project: AnyRef, options?: CallOptions): Promise<QuotaSet> {
    const url = path`/os-quota-sets/${project}/defaults`;
    return resourceIn(QuotaSet, await send(this, 'getQuotaSetDefaults', 'GET', url, options));
  }

  /** How much a project, or one user in it, may have, and has. */
  async getQuotaSetDetails(
    project: AnyRef,
    { user }: { readonly user?: AnyRef | undefined } = {},
    options?: CallOptions,
  ): Promise<QuotaSetDetails> {
    const url = path`/os-quota-sets/${project}/detail`;
    const response = await send(this, 'getQuotaSetDetails', 'GET', url, options, { query: ofUser(user) });
    return resourceIn(QuotaSetDetails, response);
  }

  /** How much one user in a project may have. */
  async getUserQuotaSet(project: AnyRef, user: AnyRef, options?: CallOptions): Promise<QuotaSet> {
    return resourceIn(QuotaSet, await sendOfUser(this, 'getUserQuotaSet', 'GET', project, user, options));
  }

  /** Changes how much one user in a project may have. */
  async updateUserQuotaSet(
    project: AnyRef,
    user: AnyRef,
    attributes: UpdateAttributes<typeof QuotaSet>,
    options?: CallOptions,
  ): Promise<QuotaSet> {
    const json = { quota_set: new QuotaSet(attributes).body };
    return resourceIn(QuotaSet, await sendOfUser(this, 'updateUserQuotaSet', 'PUT', project, user, options, json));
  }

  /** Lets one user in a project have as much as the project again. */
  async deleteUserQuotaSet(project: AnyRef, user: AnyRef, options?: CallOptions): Promise<void> {
    await sendOfUser(this, 'deleteUserQuotaSet', 'DELETE', project, user, options);
  }
}

const ofUser = (user: AnyRef | undefined) => (user === undefined ? {} : { user_id: idOf(user) });

function sendOfUser(
  service: Service,
  name: string,
  method: string,
  project: AnyRef,
  user: AnyRef,
  options: CallOptions | undefined,
  json?: JsonObject,
) {
  const url = path`/os-quota-sets/${project}`;
  return send(service, name, method, url, options, { query: ofUser(user), json });
}
