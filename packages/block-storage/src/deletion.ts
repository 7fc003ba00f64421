import {
  idOf,
  isHttpError,
  path,
  ServiceBase,
  type CallOptions,
  type DeleteOptions,
  type DeletionOptions,
  type Ref,
} from '@os/core';
import type { ConsistencyGroup } from './consistency-group.js';
import { Group } from './group.js';
import type { Sent } from './methods.js';
import type { QosSpec } from './qos.js';
import { post, remove } from './sent.js';
import type { Volume } from './volume.js';

export interface DeleteVolumeOptions extends DeleteOptions {
  /** Delete its snapshots, too. */
  readonly cascade?: boolean | undefined;
  /** Delete it whatever its status. For administrators; needs 3.23. */
  readonly force?: boolean | undefined;
}

export interface DeleteGroupOptions extends DeleteOptions {
  /** Delete its volumes, too. Without it, a group that has volumes can't be deleted. */
  readonly deleteVolumes?: boolean | undefined;
}

export interface DeleteConsistencyGroupOptions extends DeleteOptions {
  /** Delete its volumes, too. Without it, a group that has volumes can't be deleted. */
  readonly force?: boolean | undefined;
}

export interface DeleteQosSpecOptions extends DeleteOptions {
  /** Delete it even if it is given to types. */
  readonly force?: boolean | undefined;
}

/** Deletions that can be told more than what to delete. */
export class Deletions extends ServiceBase {
  /**
   * Deletes a volume. It takes a while: see `waitForVolumeDeletion`.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it is in use, or has snapshots.
   */
  async deleteVolume(volume: Ref<Volume>, { cascade, force, ...options }: DeleteVolumeOptions = {}): Promise<void> {
    const sent = remove(path`/volumes/${volume}`, force ? '3.23' : undefined, { cascade, force });
    await accepted(this, 'deleteVolume', sent, options);
  }

  /**
   * Deletes a group. It takes a while: see `waitForGroupDeletion`. Needs 3.13.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it has volumes, and `deleteVolumes` is not set; or it has snapshots.
   */
  async deleteGroup(group: Ref<Group>, { deleteVolumes = false, ...options }: DeleteGroupOptions = {}): Promise<void> {
    const sent = post(path`/groups/${group}/action`, { delete: { 'delete-volumes': deleteVolumes } }, '3.13');
    await accepted(this, 'deleteGroup', sent, options);
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

  /**
   * Deletes a consistency group. It takes a while.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   */
  async deleteConsistencyGroup(
    group: Ref<ConsistencyGroup>,
    { force = false, ...options }: DeleteConsistencyGroupOptions = {},
  ): Promise<void> {
    const sent = post(path`/consistencygroups/${group}/delete`, { consistencygroup: { force } });
    await accepted(this, 'deleteConsistencyGroup', sent, options);
  }

  /**
   * Deletes a QoS spec.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it is given to types, and `force` is not set.
   */
  async deleteQosSpec(qosSpec: Ref<QosSpec>, { force, ...options }: DeleteQosSpecOptions = {}): Promise<void> {
    await accepted(this, 'deleteQosSpec', remove(path`/qos-specs/${qosSpec}`, undefined, { force }), options);
  }

  /**
   * Has new volumes of a project be of the cloud's default type again. Needs 3.62.
   *
   * @throws NotFoundError - it has none of its own, and `ignoreMissing` is not set.
   */
  async unsetDefaultType(projectId: string, options: DeleteOptions = {}): Promise<void> {
    await accepted(this, 'unsetDefaultType', remove(path`/default-types/${projectId}`, '3.62'), options);
  }
}

/** Sends a deletion; what does not exist is no error if `ignoreMissing` says so. */
async function accepted(
  { context }: ServiceBase,
  name: string,
  { since, ...request }: Omit<Sent, 'read'>,
  { ignoreMissing, ...options }: CallOptions & Pick<DeleteOptions, 'ignoreMissing'>,
): Promise<void> {
  const call = `${context.key}.${name}`;
  try {
    await context.request({ ...request, needs: { since, what: call }, call, ...options });
  } catch (error) {
    if (!(ignoreMissing && isHttpError(error, 404))) throw error;
  }
}
