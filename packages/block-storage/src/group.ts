import { attr, createOnly, defineResource, path, readOnly, type Ref } from '@os/core';
import { objectsIn } from './answer.js';
import { detailed } from './collection.js';
import { idsOf, labelled, listing, named, STATUSES } from './common.js';
import type { GroupSnapshot } from './group-snapshot.js';
import { methods, type MethodsClass, type MethodsOf, type Sent } from './methods.js';
import { giving, post, put, reading, wire } from './sent.js';
import type { Volume } from './volume.js';

/**
 * Volumes that are treated alike, and can be copied at the same moment. Creating one is answered with its id and name alone:
 * wait for it, or get it, to know more. See https://docs.openstack.org/api-ref/block-storage/v3/#generic-volume-groups-groups
 */
export class Group extends defineResource(() => ({
  ...detailed('group'),
  can: ['create', 'get', 'update', 'list'],
  since: '3.13',
  attributes: {
    ...labelled,
    status: readOnly.oneOf(...STATUSES, 'updating', 'deleted', 'in-use'),
    /** The group type's id; on creation its name does, too. */
    groupType: createOnly.string().required(),
    /** Ids of the types that its volumes may have; on creation names do, too. */
    volumeTypes: createOnly.list(attr.string()).required(),
    availabilityZone: createOnly.string().nullable(),
    createdAt: readOnly.time(),
    groupSnapshotId: readOnly.string().nullable().since('3.14'),
    sourceGroupId: readOnly.string().nullable().since('3.14'),
    /** Ids of its volumes; only in lists that ask for `listVolume`. */
    volumes: readOnly.list(attr.string()).since('3.25'),
    replicationStatus: readOnly.string().nullable().since('3.38'),
    // Told to administrators.
    projectId: readOnly.string().since('3.58'),
  },
  query: ['name', 'status', 'groupType'],
  filters: {
    ...listing,
    ...named,
    /** Tell which volumes are in them. */
    listVolume: attr.boolean().since('3.25'),
  },
})) {}

/** What a group is made of: one of the two. */
export interface GroupSource {
  readonly groupSnapshot?: Ref<GroupSnapshot> | undefined;
  readonly sourceGroup?: Ref<Group> | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/** How the replication of a group fails over. */
export interface FailoverGroupSettings {
  /** Do it even if volumes are in use. */
  readonly allowAttachedVolume?: boolean | undefined;
  /** Where to; `default` is back again. Default: the backend chooses. */
  readonly secondaryBackendId?: string | undefined;
}

const act = (group: Ref<Group>, action: string, settings: object = {}, since?: string): Sent =>
  post(path`/groups/${group}/action`, { [action]: settings }, since);

const functions = {
  /** Creates a group with copies of all volumes of another one, or of a snapshot of it. Needs 3.14. */
  createGroupFromSource: (source: GroupSource) => {
    const names = { groupSnapshot: 'group_snapshot_id', sourceGroup: 'source_group_id' };
    return giving(Group, post(path`/groups/action`, { 'create-from-src': wire(source, names) }));
  },

  /** Puts volumes into a group. They are in it when the group is `available` again. */
  addVolumesToGroup: (group: Ref<Group>, volumes: readonly Ref<Volume>[]) =>
    put(path`/groups/${group}`, { group: { add_volumes: idsOf(volumes) } }),

  /** Takes volumes out of a group. */
  removeVolumesFromGroup: (group: Ref<Group>, volumes: readonly Ref<Volume>[]) =>
    put(path`/groups/${group}`, { group: { remove_volumes: idsOf(volumes) } }),

  /** Has Cinder take a group for what it is not, to get it out of a status that it is stuck in. For administrators; needs 3.20. */
  resetGroupStatus: (group: Ref<Group>, status: string) => act(group, 'reset_status', { status }, '3.20'),

  /** Where a group can be replicated to: a `backend_id` each, and what else the backend tells. Needs 3.38. */
  getGroupReplicationTargets: (group: Ref<Group>) =>
    reading(act(group, 'list_replication_targets', {}, '3.38'), (response) =>
      objectsIn(response, 'replication_targets'),
    ),

  /** Starts to replicate a group. Needs 3.38. */
  enableGroupReplication: (group: Ref<Group>) => act(group, 'enable_replication', {}, '3.38'),

  /** Stops to replicate a group. Needs 3.38. */
  disableGroupReplication: (group: Ref<Group>) => act(group, 'disable_replication', {}, '3.38'),

  /** Has a group's volumes served from where they are replicated to. Needs 3.38. */
  failoverGroupReplication: (group: Ref<Group>, settings?: FailoverGroupSettings) =>
    act(group, 'failover_replication', wire(settings), '3.38'),
};

/** What can be done with groups, besides creating and changing them. */
export interface GroupMethods extends MethodsOf<typeof functions> {}
export const GroupMethods: MethodsClass<GroupMethods> = /* @__PURE__ */ methods(functions);
