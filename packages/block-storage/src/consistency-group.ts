import { attr, createOnly, defineResource, path, readOnly, type Ref } from '@os/core';
import { detailed } from './collection.js';
import { idsOf, listing, STATUSES } from './common.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { giving, post, put, wire } from './sent.js';
import type { VolumeType } from './type.js';
import type { Volume } from './volume.js';

/** What there was before groups, for clouds before 3.13. See https://docs.openstack.org/api-ref/block-storage/v3/#consistency-groups-deprecated */
export class ConsistencyGroup extends defineResource(() => ({
  ...detailed('consistencygroup'),
  can: ['get', 'list'],
  attributes: {
    name: readOnly.string().nullable(),
    description: readOnly.string().nullable(),
    status: readOnly.oneOf(...STATUSES, 'updating', 'in-use'),
    /** Ids of the types that its volumes may have. */
    volumeTypes: readOnly.list(attr.string()),
    availabilityZone: readOnly.string().nullable(),
    createdAt: readOnly.time(),
  },
  filters: listing,
})) {}

/** What there was before group snapshots. See https://docs.openstack.org/api-ref/block-storage/v3/#consistency-group-snapshots-deprecated */
export class ConsistencyGroupSnapshot extends defineResource(() => ({
  ...detailed('cgsnapshot'),
  can: ['create', 'get', 'delete', 'list'],
  attributes: {
    name: createOnly.string().nullable(),
    description: createOnly.string().nullable(),
    consistencyGroupId: createOnly.string('consistencygroup_id').required().nullable(),
    status: readOnly.oneOf(...STATUSES),
    createdAt: readOnly.time(),
  },
  filters: listing,
})) {}

/** What a consistency group is made from. */
export interface CreateConsistencyGroup {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The types that its volumes may have. */
  readonly volumeTypes: readonly Ref<VolumeType>[];
  readonly availabilityZone?: string | undefined;
}

/** What changes of a consistency group; the rest stays. */
export interface UpdateConsistencyGroup {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly addVolumes?: readonly Ref<Volume>[] | undefined;
  readonly removeVolumes?: readonly Ref<Volume>[] | undefined;
}

/** What a consistency group is made of: one of the two. */
export interface ConsistencyGroupSource {
  readonly consistencyGroupSnapshot?: Ref<ConsistencyGroupSnapshot> | undefined;
  readonly consistencyGroup?: Ref<ConsistencyGroup> | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

const functions = {
  /** Creates a consistency group; it is answered with its id and name alone. */
  createConsistencyGroup: ({ volumeTypes, ...others }: CreateConsistencyGroup) => {
    const consistencygroup = { ...wire(others), volume_types: idsOf(volumeTypes) };
    return giving(ConsistencyGroup, post('/consistencygroups', { consistencygroup }));
  },

  /** Creates a consistency group with copies of all volumes of another one, or of a snapshot of it. */
  createConsistencyGroupFromSource: (source: ConsistencyGroupSource) => {
    const names = { consistencyGroupSnapshot: 'cgsnapshot_id', consistencyGroup: 'source_cgid' };
    const json = { 'consistencygroup-from-src': wire(source, names) };
    return giving(ConsistencyGroup, post(path`/consistencygroups/create_from_src`, json));
  },

  /** Changes a consistency group. It is done when the group is `available` again. */
  updateConsistencyGroup: (
    group: Ref<ConsistencyGroup>,
    { addVolumes, removeVolumes, ...labels }: UpdateConsistencyGroup,
  ) => {
    const consistencygroup = { ...labels, add_volumes: idsOf(addVolumes), remove_volumes: idsOf(removeVolumes) };
    return put(path`/consistencygroups/${group}/update`, { consistencygroup });
  },
};

/** What can be done with consistency groups. */
export interface ConsistencyGroupMethods extends MethodsOf<typeof functions> {}
export const ConsistencyGroupMethods: MethodsClass<ConsistencyGroupMethods> = /* @__PURE__ */ methods(functions);
