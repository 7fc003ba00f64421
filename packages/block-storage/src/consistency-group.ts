import {
  attr,
  createOnly,
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type DeleteOptions,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { sorted } from './common.js';
import { deleted, send } from './send.js';
import type { VolumeType } from './type.js';
import type { Volume } from './volume.js';

/** What there was before groups, for clouds before 3.13. See https://docs.openstack.org/api-ref/block-storage/v3/#consistency-groups-deprecated */
export class ConsistencyGroup extends defineResource(() => ({
  service: api,
  path: '/consistencygroups',
  listPath: '/consistencygroups/detail',
  key: 'consistencygroup',
  keys: 'consistencygroups',
  can: ['get', 'list'],
  attributes: {
    name: readOnly.string().nullable(),
    description: readOnly.string().nullable(),
    status: readOnly.oneOf('creating', 'available', 'updating', 'deleting', 'error', 'error_deleting', 'in-use'),
    /** Ids of the types that its volumes may have. */
    volumeTypes: readOnly.list(attr.string()),
    availabilityZone: readOnly.string().nullable(),
    createdAt: readOnly.time(),
  },
  filters: { ...sorted, allProjects: attr.boolean('all_tenants') },
})) {}

/** What there was before group snapshots. See https://docs.openstack.org/api-ref/block-storage/v3/#consistency-group-snapshots-deprecated */
export class ConsistencyGroupSnapshot extends defineResource(() => ({
  service: api,
  path: '/cgsnapshots',
  listPath: '/cgsnapshots/detail',
  key: 'cgsnapshot',
  keys: 'cgsnapshots',
  can: ['create', 'get', 'delete', 'list'],
  attributes: {
    name: createOnly.string().nullable(),
    description: createOnly.string().nullable(),
    consistencyGroupId: createOnly.string('consistencygroup_id').required().nullable(),
    status: readOnly.oneOf('creating', 'available', 'deleting', 'error', 'error_deleting'),
    createdAt: readOnly.time(),
  },
  filters: { ...sorted, allProjects: attr.boolean('all_tenants') },
})) {}

export interface CreateConsistencyGroup {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The types that its volumes may have. */
  readonly volumeTypes: readonly Ref<VolumeType>[];
  readonly availabilityZone?: string | undefined;
}

export interface UpdateConsistencyGroup {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly addVolumes?: readonly Ref<Volume>[] | undefined;
  readonly removeVolumes?: readonly Ref<Volume>[] | undefined;
}

export interface DeleteConsistencyGroupOptions extends DeleteOptions {
  /** Delete its volumes, too. Without it, a group that has volumes can't be deleted. */
  readonly force?: boolean | undefined;
}

/** What a consistency group is made of: one of the two. */
export interface ConsistencyGroupSource {
  readonly consistencyGroupSnapshot?: Ref<ConsistencyGroupSnapshot> | undefined;
  readonly consistencyGroup?: Ref<ConsistencyGroup> | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

const refId = (ref: string | { readonly id: string } | undefined): string | undefined =>
  ref === undefined ? undefined : idOf(ref);

const idsOf = (refs: readonly (string | { readonly id: string })[] | undefined): string | undefined =>
  refs?.map(idOf).join(',');

/** What can be done with consistency groups. */
export class ConsistencyGroupMethods extends ServiceBase {
  /** Creates a consistency group; it is answered with its id and name alone. */
  async createConsistencyGroup(
    { volumeTypes, availabilityZone, ...labels }: CreateConsistencyGroup,
    options?: CallOptions,
  ): Promise<ConsistencyGroup> {
    const consistencygroup = { ...labels, volume_types: idsOf(volumeTypes), availability_zone: availabilityZone };
    const request = { method: 'POST', path: '/consistencygroups', json: { consistencygroup } };
    return resourceIn(ConsistencyGroup, await send(this, 'createConsistencyGroup', request, options));
  }

  /** Creates a consistency group with copies of all volumes of another one, or of a snapshot of it. */
  async createConsistencyGroupFromSource(
    source: ConsistencyGroupSource,
    options?: CallOptions,
  ): Promise<ConsistencyGroup> {
    const { consistencyGroupSnapshot, consistencyGroup, ...labels } = source;
    const made = {
      ...labels,
      cgsnapshot_id: refId(consistencyGroupSnapshot),
      source_cgid: refId(consistencyGroup),
    };
    const request = {
      method: 'POST',
      path: '/consistencygroups/create_from_src',
      json: { 'consistencygroup-from-src': made },
    };
    return resourceIn(ConsistencyGroup, await send(this, 'createConsistencyGroupFromSource', request, options));
  }

  /** Changes a consistency group. It is done when the group is `available` again. */
  async updateConsistencyGroup(
    group: Ref<ConsistencyGroup>,
    { addVolumes, removeVolumes, ...labels }: UpdateConsistencyGroup,
    options?: CallOptions,
  ): Promise<void> {
    const consistencygroup = {
      ...labels,
      add_volumes: idsOf(addVolumes),
      remove_volumes: idsOf(removeVolumes),
    };
    const request = { method: 'PUT', path: path`/consistencygroups/${group}/update`, json: { consistencygroup } };
    await send(this, 'updateConsistencyGroup', request, options);
  }

  /**
   * Deletes a consistency group. It takes a while.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   */
  async deleteConsistencyGroup(
    group: Ref<ConsistencyGroup>,
    { force = false, ignoreMissing, ...options }: DeleteConsistencyGroupOptions = {},
  ): Promise<void> {
    const json = { consistencygroup: { force } };
    const request = { method: 'POST', path: path`/consistencygroups/${group}/delete`, json };
    await deleted(send(this, 'deleteConsistencyGroup', request, options), ignoreMissing);
  }
}
