import { path, type DeleteOptions, type Ref } from '@os/core';
import type { ConsistencyGroup } from './consistency-group.js';
import type { Group } from './group.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import type { QosSpec } from './qos.js';
import { post, remove } from './sent.js';
import type { Volume } from './volume.js';

/** How a volume is deleted. */
export interface DeleteVolumeOptions extends DeleteOptions {
  /** Delete its snapshots, too. */
  readonly cascade?: boolean | undefined;
  /** Delete it whatever its status. For administrators; needs 3.23. */
  readonly force?: boolean | undefined;
}

/** How a group is deleted. */
export interface DeleteGroupOptions extends DeleteOptions {
  /** Delete its volumes, too. Without it, a group that has volumes can't be deleted. */
  readonly deleteVolumes?: boolean | undefined;
}

/** How a consistency group is deleted. */
export interface DeleteConsistencyGroupOptions extends DeleteOptions {
  /** Delete its volumes, too. Without it, a group that has volumes can't be deleted. */
  readonly force?: boolean | undefined;
}

/** How QoS specs are deleted. */
export interface DeleteQosSpecOptions extends DeleteOptions {
  /** Delete it even if it is given to types. */
  readonly force?: boolean | undefined;
}

const functions = {
  /**
   * Deletes a volume. It takes a while: see `waitForVolumeDeletion`.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it is in use, or has snapshots.
   */
  deleteVolume: (volume: Ref<Volume>, options?: DeleteVolumeOptions) => {
    const query = { cascade: options?.cascade, force: options?.force };
    return { ...remove(path`/volumes/${volume}`, undefined, query), options };
  },

  /**
   * Deletes a group. It takes a while: `conn.waitForDeletion(group)`. Needs 3.13.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it has volumes, and `deleteVolumes` is not set; or it has snapshots.
   */
  deleteGroup: (group: Ref<Group>, options?: DeleteGroupOptions) => {
    const json = { delete: { 'delete-volumes': options?.deleteVolumes ?? false } };
    return { ...post(path`/groups/${group}/action`, json), options };
  },

  /**
   * Deletes a consistency group. It takes a while: `conn.waitForDeletion(group)`.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   */
  deleteConsistencyGroup: (group: Ref<ConsistencyGroup>, options?: DeleteConsistencyGroupOptions) => {
    const json = { consistencygroup: { force: options?.force ?? false } };
    return { ...post(path`/consistencygroups/${group}/delete`, json), options };
  },

  /**
   * Deletes a QoS spec.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it is given to types, and `force` is not set.
   */
  deleteQosSpec: (qosSpec: Ref<QosSpec>, options?: DeleteQosSpecOptions) => ({
    ...remove(path`/qos-specs/${qosSpec}`, undefined, { force: options?.force }),
    options,
  }),

  /**
   * Has new volumes of a project be of the cloud's default type again. Needs 3.62.
   *
   * @throws NotFoundError - it has none of its own, and `ignoreMissing` is not set.
   */
  unsetDefaultType: (projectId: string, options?: DeleteOptions) => ({
    ...remove(path`/default-types/${projectId}`, '3.62'),
    options,
  }),
};

/** Deletions that can be told more than what to delete. */
export interface Deletions extends MethodsOf<typeof functions> {}
export const Deletions: MethodsClass<Deletions> = /* @__PURE__ */ methods(functions);
