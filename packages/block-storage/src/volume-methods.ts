import {
  idOf,
  path,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type CreateAttributes,
  type DeleteOptions,
  type Ref,
} from '@os/core';
import type { Attachment } from './attachment.js';
import type { AnyRef, Connector } from './common.js';
import { act, deleted, mapIn, send, textIn, textsIn } from './send.js';
import type { Snapshot } from './snapshot.js';
import type { VolumeType } from './type.js';
import { Volume, VolumeImageUpload, VolumeSummary } from './volume.js';

/** What a volume is made of, and hints for where. */
export type CreateVolume = CreateAttributes<typeof Volume> & {
  /** Where to put it, or not: `{ same_host: [volume.id] }`, `{ different_host: … }`, or what else the cloud's filters know. */
  readonly schedulerHints?: Readonly<Record<string, unknown>> | undefined;
};

export interface DeleteVolumeOptions extends DeleteOptions {
  /** Delete its snapshots, too. */
  readonly cascade?: boolean | undefined;
  /** Delete it whatever its status. For administrators; needs 3.23. */
  readonly force?: boolean | undefined;
}

/** By whom a volume is used: one of the two. */
export interface AttachVolumeSettings {
  readonly server?: AnyRef | undefined;
  readonly hostName?: string | undefined;
  /** Default: `rw`. */
  readonly mode?: 'rw' | 'ro' | undefined;
}

export interface DetachVolumeSettings {
  /** Which attachment, where the volume has several. */
  readonly attachment?: Ref<Attachment> | undefined;
  /** Have the backend end the connection, too. For administrators. */
  readonly force?: boolean | undefined;
  /** The host that used it; only with `force`. */
  readonly connector?: Connector | undefined;
}

export interface MigrateVolumeSettings {
  /** Where to: `host@backend#pool`, as `listBackendPools` names them. */
  readonly host?: string | undefined;
  /** Where to, by the cluster's name, in place of `host`. Needs 3.16. */
  readonly cluster?: string | undefined;
  /** Copy it through a host even if the backends could do it by themselves. */
  readonly forceHostCopy?: boolean | undefined;
  /** Refuse anything that would abort the migration while it is under way. */
  readonly lockVolume?: boolean | undefined;
}

export interface UploadVolumeSettings {
  readonly imageName: string;
  /** Default: `raw`. */
  readonly diskFormat?: 'raw' | 'vmdk' | 'vdi' | 'qcow2' | 'vhd' | 'vhdx' | 'ploop' | undefined;
  /** Default: `bare`. */
  readonly containerFormat?: string | undefined;
  /** Upload it even while a server uses it, where the cloud allows that. */
  readonly force?: boolean | undefined;
  /** Default: `private`. Needs 3.1. */
  readonly visibility?: 'public' | 'private' | 'shared' | 'community' | undefined;
  /** Whether the image can't be deleted. Needs 3.1. */
  readonly isProtected?: boolean | undefined;
}

/** What a volume shall be taken for, whatever is the case; at least one of them. */
export interface VolumeStatuses {
  readonly status?: string | undefined;
  readonly attachStatus?: 'attached' | 'detached' | undefined;
  readonly migrationStatus?: string | undefined;
}

const actionPath = (volume: Ref<Volume>): string => path`/volumes/${volume}/action`;

/** What can be done with volumes, besides creating and changing them. */
export class VolumeMethods extends ServiceBase {
  /**
   * Creates a volume: empty, or made of a snapshot, a volume, an image or a backup. It takes a while: see `waitForVolume`.
   *
   * @throws HttpError - 413, the quota is used up.
   * @throws BadRequestError - there is no such type, or the size does not fit what it is made of.
   */
  async createVolume({ schedulerHints, ...attributes }: CreateVolume, options?: CallOptions): Promise<Volume> {
    const { key, api } = this.context;
    const { definition } = Volume;
    const { body } = new Volume(attributes);
    const response = await this.request({
      method: 'POST',
      path: '/volumes',
      json: { volume: body, 'OS-SCH-HNT:scheduler_hints': schedulerHints },
      needs: api.discovery?.needs?.(definition, 'volume', body, definition.attributes),
      call: `${key}.createVolume`,
      ...options,
    });
    return resourceIn(Volume, response);
  }

  /**
   * Deletes a volume. It takes a while: see `waitForVolumeDeletion`.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it is in use, or has snapshots.
   */
  async deleteVolume(
    volume: Ref<Volume>,
    { cascade, force, ignoreMissing, ...options }: DeleteVolumeOptions = {},
  ): Promise<void> {
    const since = force ? '3.23' : undefined;
    const url = path`/volumes/${volume}`;
    const request = { method: 'DELETE', path: url, query: { cascade, force }, since };
    await deleted(send(this, 'deleteVolume', request, options), ignoreMissing);
  }

  /** Deletes a volume, whatever its status. For administrators. */
  async forceDeleteVolume(volume: Ref<Volume>, options?: CallOptions): Promise<void> {
    await act(this, 'forceDeleteVolume', actionPath(volume), { 'os-force_delete': {} }, options);
  }

  /** How many volumes there are, and how large they are together. Needs 3.12. */
  async getSummary(settings: { allProjects?: boolean } = {}, options?: CallOptions): Promise<VolumeSummary> {
    const query = { all_tenants: settings.allProjects };
    return resourceIn(
      VolumeSummary,
      await send(this, 'getSummary', { path: '/volumes/summary', query, since: '3.12' }, options),
    );
  }

  /** Makes a volume larger. One that is in use can be extended since 3.42. @param size - In GiB, altogether. */
  async extendVolume(volume: Ref<Volume>, size: number, options?: CallOptions): Promise<void> {
    await act(this, 'extendVolume', actionPath(volume), { 'os-extend': { new_size: size } }, options);
  }

  /** Tells that a volume in use was extended, or that it failed. For the services that do it. Needs 3.71. */
  async completeVolumeExtend(volume: Ref<Volume>, error = false, options?: CallOptions): Promise<void> {
    const body = { 'os-extend_volume_completion': { error } };
    await act(this, 'completeVolumeExtend', actionPath(volume), body, options, '3.71');
  }

  /** Says whether a volume may be written to. It must not be in use. */
  async setVolumeReadonly(volume: Ref<Volume>, readonly = true, options?: CallOptions): Promise<void> {
    await act(this, 'setVolumeReadonly', actionPath(volume), { 'os-update_readonly_flag': { readonly } }, options);
  }

  /** Says whether servers can boot from a volume. */
  async setVolumeBootableStatus(volume: Ref<Volume>, bootable: boolean, options?: CallOptions): Promise<void> {
    await act(this, 'setVolumeBootableStatus', actionPath(volume), { 'os-set_bootable': { bootable } }, options);
  }

  /**
   * Gives a volume another type.
   *
   * @param migrationPolicy - Whether it may move to another backend for that: `on-demand`. Default: `never`.
   */
  async retypeVolume(
    volume: Ref<Volume>,
    type: Ref<VolumeType>,
    migrationPolicy: 'never' | 'on-demand' = 'never',
    options?: CallOptions,
  ): Promise<void> {
    const body = { 'os-retype': { new_type: idOf(type), migration_policy: migrationPolicy } };
    await act(this, 'retypeVolume', actionPath(volume), body, options);
  }

  /** Moves a volume to another backend; `migrationStatus` tells how it goes. For administrators. */
  async migrateVolume(volume: Ref<Volume>, settings: MigrateVolumeSettings, options?: CallOptions): Promise<void> {
    const { host, cluster, forceHostCopy, lockVolume } = settings;
    const migration = { host, cluster, force_host_copy: forceHostCopy, lock_volume: lockVolume };
    const since = cluster === undefined ? undefined : '3.16';
    await act(this, 'migrateVolume', actionPath(volume), { 'os-migrate_volume': migration }, options, since);
  }

  /**
   * Puts the copy that a migration made into a volume's place. For the services that do it; returns the volume's id.
   *
   * @param error - Whether the copy failed, so that the volume stays where it was.
   */
  async completeVolumeMigration(
    volume: Ref<Volume>,
    copy: Ref<Volume>,
    error = false,
    options?: CallOptions,
  ): Promise<string> {
    const body = { 'os-migrate_volume_completion': { new_volume: idOf(copy), error } };
    const response = await act(this, 'completeVolumeMigration', actionPath(volume), body, options);
    return textIn(response, 'save_volume_id');
  }

  /** Makes an image of a volume. It takes a while: see `waitForVolume`. */
  async uploadVolumeToImage(
    volume: Ref<Volume>,
    settings: UploadVolumeSettings,
    options?: CallOptions,
  ): Promise<VolumeImageUpload> {
    const { imageName, diskFormat, containerFormat, force, visibility, isProtected } = settings;
    const upload = {
      image_name: imageName,
      disk_format: diskFormat,
      container_format: containerFormat,
      force,
      visibility,
      protected: isProtected,
    };
    const since = visibility === undefined && isProtected === undefined ? undefined : '3.1';
    const body = { 'os-volume_upload_image': upload };
    return resourceIn(
      VolumeImageUpload,
      await act(this, 'uploadVolumeToImage', actionPath(volume), body, options, since),
    );
  }

  /**
   * Overwrites a volume with an image. Needs 3.68.
   *
   * @param settings.reserved - Whether it may be done to a volume that is reserved, too.
   */
  async reimageVolume(
    volume: Ref<Volume>,
    image: AnyRef,
    settings: { reserved?: boolean } = {},
    options?: CallOptions,
  ): Promise<void> {
    const body = { 'os-reimage': { image_id: idOf(image), reimage_reserved: settings.reserved } };
    await act(this, 'reimageVolume', actionPath(volume), body, options, '3.68');
  }

  /** Sets a volume back to what it was at its newest snapshot. Needs 3.40. */
  async revertVolumeToSnapshot(volume: Ref<Volume>, snapshot: Ref<Snapshot>, options?: CallOptions): Promise<void> {
    const body = { revert: { snapshot_id: idOf(snapshot) } };
    await act(this, 'revertVolumeToSnapshot', actionPath(volume), body, options, '3.40');
  }

  /** Has Cinder take a volume for what it is not, to get it out of a status that it is stuck in. For administrators. */
  async resetVolumeStatus(volume: Ref<Volume>, statuses: VolumeStatuses, options?: CallOptions): Promise<void> {
    const { status, attachStatus, migrationStatus } = statuses;
    const reset = { status, attach_status: attachStatus, migration_status: migrationStatus };
    await act(this, 'resetVolumeStatus', actionPath(volume), { 'os-reset_status': reset }, options);
  }

  /** Has Cinder forget a volume, which stays on the backend. For administrators. See `manageVolume`. */
  async unmanageVolume(volume: Ref<Volume>, options?: CallOptions): Promise<void> {
    await act(this, 'unmanageVolume', actionPath(volume), { 'os-unmanage': {} }, options);
  }

  /**
   * Writes down that a volume is used; it attaches nothing. To attach a volume to a server, ask the Compute service.
   *
   * @param mountpoint - As in `/dev/vdb`.
   */
  async attachVolume(
    volume: Ref<Volume>,
    mountpoint: string,
    settings: AttachVolumeSettings,
    options?: CallOptions,
  ): Promise<void> {
    const { server, hostName, mode } = settings;
    const attachment = {
      mountpoint,
      instance_uuid: server === undefined ? undefined : idOf(server),
      host_name: hostName,
      mode,
    };
    await act(this, 'attachVolume', actionPath(volume), { 'os-attach': attachment }, options);
  }

  /** Writes down that a volume is not used any longer. To detach a volume from a server, ask the Compute service. */
  async detachVolume(volume: Ref<Volume>, settings: DetachVolumeSettings = {}, options?: CallOptions): Promise<void> {
    const { attachment, force, connector } = settings;
    const detachment = { attachment_id: attachment === undefined ? undefined : idOf(attachment), connector };
    const action = force ? 'os-force_detach' : 'os-detach';
    await act(this, 'detachVolume', actionPath(volume), { [action]: detachment }, options);
  }

  /** Keeps a volume from others who want to use it: `available` becomes `attaching`. */
  async reserveVolume(volume: Ref<Volume>, options?: CallOptions): Promise<void> {
    await act(this, 'reserveVolume', actionPath(volume), { 'os-reserve': {} }, options);
  }

  /** Undoes `reserveVolume`. */
  async unreserveVolume(volume: Ref<Volume>, options?: CallOptions): Promise<void> {
    await act(this, 'unreserveVolume', actionPath(volume), { 'os-unreserve': {} }, options);
  }

  /** Tells that a volume is about to be detached: `in-use` becomes `detaching`. */
  async beginVolumeDetaching(volume: Ref<Volume>, options?: CallOptions): Promise<void> {
    await act(this, 'beginVolumeDetaching', actionPath(volume), { 'os-begin_detaching': {} }, options);
  }

  /** Undoes `beginVolumeDetaching`. */
  async abortVolumeDetaching(volume: Ref<Volume>, options?: CallOptions): Promise<void> {
    await act(this, 'abortVolumeDetaching', actionPath(volume), { 'os-roll_detaching': {} }, options);
  }

  /**
   * Has the backend let a host in, and returns how the host gets there: `driver_volume_type` and `data`, which can hold
   * passwords. Attachments (`createAttachment`) have replaced it.
   */
  async initVolumeAttachment(
    volume: Ref<Volume>,
    connector: Connector,
    options?: CallOptions,
  ): Promise<Readonly<Record<string, unknown>>> {
    const body = { 'os-initialize_connection': { connector } };
    return mapIn(await act(this, 'initVolumeAttachment', actionPath(volume), body, options), 'connection_info');
  }

  /** Undoes `initVolumeAttachment`. */
  async terminateVolumeAttachment(volume: Ref<Volume>, connector: Connector, options?: CallOptions): Promise<void> {
    const body = { 'os-terminate_connection': { connector } };
    await act(this, 'terminateVolumeAttachment', actionPath(volume), body, options);
  }

  /** What a volume has inherited from its image. */
  async getVolumeImageMetadata(volume: Ref<Volume>, options?: CallOptions): Promise<Record<string, string>> {
    const body = { 'os-show_image_metadata': {} };
    return textsIn(await act(this, 'getVolumeImageMetadata', actionPath(volume), body, options), 'metadata');
  }

  /** Sets some image metadata of a volume, and returns all that it has then. */
  async setVolumeImageMetadata(
    volume: Ref<Volume>,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const body = { 'os-set_image_metadata': { metadata } };
    return textsIn(await act(this, 'setVolumeImageMetadata', actionPath(volume), body, options), 'metadata');
  }

  /** Removes image metadata of a volume. @param keys - Default: all that it has. */
  async deleteVolumeImageMetadata(volume: Ref<Volume>, keys?: readonly string[], options?: CallOptions): Promise<void> {
    for (const key of keys ?? Object.keys(await this.getVolumeImageMetadata(volume, options))) {
      const body = { 'os-unset_image_metadata': { key } };
      await act(this, 'deleteVolumeImageMetadata', actionPath(volume), body, options);
    }
  }
}
