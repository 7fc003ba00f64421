import { attr, createOnly, defineResource, path, readOnly, type Ref } from '@os/core';
import { detailed } from './collection.js';
import { counted, dated, labelled, listing, named, STATUSES } from './common.js';
import { methods, type MethodsClass, type MethodsOf, type Sent } from './methods.js';
import { post } from './sent.js';

/** A volume as it was at some time. See https://docs.openstack.org/api-ref/block-storage/v3/#volume-snapshots-snapshots */
export class Snapshot extends defineResource(() => ({
  ...detailed('snapshot'),
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...labelled,
    ...dated,
    volumeId: createOnly.string().required(),
    status: readOnly.oneOf(...STATUSES, 'backing-up', 'unmanaging', 'restoring'),
    /** In GiB. */
    size: readOnly.number(),
    metadata: createOnly.map(),
    /** Take it even of a volume in use. Since 3.66 that is always so: `true` is ignored there, and `false` refused. */
    isForced: createOnly.boolean('force').optional(),
    groupSnapshotId: readOnly.string().nullable().since('3.14'),
    userId: readOnly.string().since('3.41'),
    /** Whether it counts against the quota. */
    consumesQuota: readOnly.boolean().since('3.65'),
    // Not answered to creation and changes.
    projectId: readOnly.string('os-extended-snapshot-attributes:project_id').optional(),
    /** As in `100%`. */
    progress: readOnly.string('os-extended-snapshot-attributes:progress').optional(),
  },
  query: ['name', 'status', 'volumeId', 'userId', 'consumesQuota'],
  filters: {
    ...listing,
    ...counted,
    ...named,
    projectId: attr.string(),
    availabilityZone: attr.string(),
    /** All of these keys and values, as JSON: `{"a":"1"}`. Needs 3.22. */
    metadata: attr.string().since('3.22'),
  },
})) {}

const act = (snapshot: Ref<Snapshot>, action: string, settings: object = {}, since?: string): Sent =>
  post(path`/snapshots/${snapshot}/action`, { [action]: settings }, since);

const functions = {
  /** Deletes a snapshot, whatever its status. For administrators. */
  forceDeleteSnapshot: (snapshot: Ref<Snapshot>) => act(snapshot, 'os-force_delete'),

  /** Has Cinder take a snapshot for what it is not, to get it out of a status that it is stuck in. For administrators. */
  resetSnapshotStatus: (snapshot: Ref<Snapshot>, status: string) => act(snapshot, 'os-reset_status', { status }),

  /**
   * Tells how a snapshot that is being made, or deleted, by another service goes. For that service.
   *
   * @param progress - As in `80%`.
   */
  setSnapshotStatus: (snapshot: Ref<Snapshot>, status: string, progress?: string) =>
    act(snapshot, 'os-update_snapshot_status', { status, progress }),

  /** Has Cinder forget a snapshot, which stays on the backend. For administrators. See `manageSnapshot`. */
  unmanageSnapshot: (snapshot: Ref<Snapshot>) => act(snapshot, 'os-unmanage'),
};

/** What can be done with snapshots, besides creating and changing them. */
export interface SnapshotMethods extends MethodsOf<typeof functions> {}
export const SnapshotMethods: MethodsClass<SnapshotMethods> = /* @__PURE__ */ methods(functions);
