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
  type DeletionOptions,
  type JsonObject,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { labelled, listing, named } from './common.js';
import type { GroupSnapshot } from './group-snapshot.js';
import { act, deleted, objectsIn, send } from './send.js';
import type { Volume } from './volume.js';

/**
 * Volumes that are treated alike, and can be copied at the same moment. Creating one is answered with its id and name alone:
 * wait for it, or get it, to know more. See https://docs.openstack.org/api-ref/block-storage/v3/#generic-volume-groups-groups
 */
export class Group extends defineResource(() => ({
  service: api,
  path: '/groups',
  listPath: '/groups/detail',
  key: 'group',
  keys: 'groups',
  can: ['create', 'get', 'update', 'list'],
  since: '3.13',
  attributes: {
    ...labelled,
    status: readOnly.oneOf(
      'creating',
      'available',
      'updating',
      'deleting',
      'deleted',
      'error',
      'error_deleting',
      'in-use',
    ),
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

export interface DeleteGroupOptions extends DeleteOptions {
  /** Delete its volumes, too. Without it, a group that has volumes can't be deleted. */
  readonly deleteVolumes?: boolean | undefined;
}

/** What a group is made of: one of the two. */
export interface GroupSource {
  readonly groupSnapshot?: Ref<GroupSnapshot> | undefined;
  readonly sourceGroup?: Ref<Group> | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

export interface FailoverGroupSettings {
  /** Do it even if volumes are in use. */
  readonly allowAttachedVolume?: boolean | undefined;
  /** Where to; `default` is back again. Default: the backend chooses. */
  readonly secondaryBackendId?: string | undefined;
}

const actionPath = (group: Ref<Group>): string => path`/groups/${group}/action`;

const idsOf = (volumes: readonly Ref<Volume>[]): string => volumes.map(idOf).join(',');

/** What can be done with groups, besides creating and changing them. */
export class GroupMethods extends ServiceBase {
  /** Creates a group with copies of all volumes of another one, or of a snapshot of it. Needs 3.14. */
  async createGroupFromSource(source: GroupSource, options?: CallOptions): Promise<Group> {
    const { groupSnapshot, sourceGroup, ...labels } = source;
    const made = {
      ...labels,
      group_snapshot_id: groupSnapshot === undefined ? undefined : idOf(groupSnapshot),
      source_group_id: sourceGroup === undefined ? undefined : idOf(sourceGroup),
    };
    const body = { 'create-from-src': made };
    return resourceIn(Group, await act(this, 'createGroupFromSource', '/groups/action', body, options, '3.14'));
  }

  /**
   * Deletes a group. It takes a while: see `waitForGroupDeletion`. Needs 3.13.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   */
  async deleteGroup(
    group: Ref<Group>,
    { deleteVolumes = false, ignoreMissing, ...options }: DeleteGroupOptions = {},
  ): Promise<void> {
    const body = { delete: { 'delete-volumes': deleteVolumes } };
    await deleted(act(this, 'deleteGroup', actionPath(group), body, options, '3.13'), ignoreMissing);
  }

  /**
   * Waits until a group is gone.
   *
   * @throws TimeoutError
   */
  async waitForGroupDeletion(group: Ref<Group>, options?: DeletionOptions): Promise<void> {
    const call = `${this.context.key}.waitForGroupDeletion`;
    await this.context.resources.waitForDeletion(new Group({ id: idOf(group) }), { call, ...options });
  }

  /** Puts volumes into a group. They are in it when the group is `available` again. */
  async addVolumesToGroup(group: Ref<Group>, volumes: readonly Ref<Volume>[], options?: CallOptions): Promise<void> {
    await change(this, 'addVolumesToGroup', group, { add_volumes: idsOf(volumes) }, options);
  }

  /** Takes volumes out of a group. */
  async removeVolumesFromGroup(
    group: Ref<Group>,
    volumes: readonly Ref<Volume>[],
    options?: CallOptions,
  ): Promise<void> {
    await change(this, 'removeVolumesFromGroup', group, { remove_volumes: idsOf(volumes) }, options);
  }

  /** Has Cinder take a group for what it is not, to get it out of a status that it is stuck in. For administrators; needs 3.20. */
  async resetGroupStatus(group: Ref<Group>, status: string, options?: CallOptions): Promise<void> {
    await act(this, 'resetGroupStatus', actionPath(group), { reset_status: { status } }, options, '3.20');
  }

  /** Where a group can be replicated to: a `backend_id` each, and what else the backend tells. Needs 3.38. */
  async getGroupReplicationTargets(group: Ref<Group>, options?: CallOptions): Promise<Readonly<JsonObject>[]> {
    const body = { list_replication_targets: {} };
    const response = await act(this, 'getGroupReplicationTargets', actionPath(group), body, options, '3.38');
    return objectsIn(response, 'replication_targets');
  }

  /** Starts to replicate a group. Needs 3.38. */
  async enableGroupReplication(group: Ref<Group>, options?: CallOptions): Promise<void> {
    await act(this, 'enableGroupReplication', actionPath(group), { enable_replication: {} }, options, '3.38');
  }

  /** Stops to replicate a group. Needs 3.38. */
  async disableGroupReplication(group: Ref<Group>, options?: CallOptions): Promise<void> {
    await act(this, 'disableGroupReplication', actionPath(group), { disable_replication: {} }, options, '3.38');
  }

  /** Has a group's volumes served from where they are replicated to. Needs 3.38. */
  async failoverGroupReplication(
    group: Ref<Group>,
    settings: FailoverGroupSettings = {},
    options?: CallOptions,
  ): Promise<void> {
    const { allowAttachedVolume, secondaryBackendId } = settings;
    const failover = { allow_attached_volume: allowAttachedVolume, secondary_backend_id: secondaryBackendId };
    const body = { failover_replication: failover };
    await act(this, 'failoverGroupReplication', actionPath(group), body, options, '3.38');
  }
}

function change(
  service: ServiceBase,
  name: string,
  group: Ref<Group>,
  json: object,
  options: CallOptions | undefined,
): Promise<unknown> {
  const request = { method: 'PUT', path: path`/groups/${group}`, json: { group: json }, since: '3.13' };
  return send(service, name, request, options);
}
