import { idOf, path, type CreateAttributes, type Ref } from '@os/core';
import type { Attachment } from './attachment.js';
import type { AnyRef, Connector } from './common.js';
import { methods, type MethodsClass, type MethodsOf, type Sent } from './methods.js';
import { get, giving, givingMap, givingText, givingTexts, post, wire } from './sent.js';
import type { Snapshot } from './snapshot.js';
import type { VolumeType } from './type.js';
import { Volume, VolumeImageUpload, VolumeSummary } from './volume.js';

/** What a volume is made of, and hints for where. */
export type CreateVolume = CreateAttributes<typeof Volume> & {
  /** Where to put it, or not: `{ same_host: [volume.id] }`, `{ different_host: … }`, or what else the cloud's filters know. */
  readonly schedulerHints?: Readonly<Record<string, unknown>> | undefined;
};

/** By whom a volume is used: one of the two. */
export interface AttachVolumeSettings {
  readonly server?: AnyRef | undefined;
  readonly hostName?: string | undefined;
  /** Default: `rw`. */
  readonly mode?: 'rw' | 'ro' | undefined;
}

/** What exactly is detached, and how. */
export interface DetachVolumeSettings {
  /** Which attachment, where the volume has several. */
  readonly attachment?: Ref<Attachment> | undefined;
  /** Have the backend end the connection, too. For administrators. */
  readonly force?: boolean | undefined;
  /** The host that used it; only with `force`. */
  readonly connector?: Connector | undefined;
}

/** How a volume moves to another backend. */
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

/** What the image is like that is made of a volume. */
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

/** How a volume gets the content of an image. */
export interface ReimageVolumeSettings {
  /** Do it to a volume that is reserved, too. */
  readonly isReserved?: boolean | undefined;
}

/** What a volume shall be taken for, whatever is the case; at least one of them. */
export interface VolumeStatuses {
  readonly status?: string | undefined;
  readonly attachStatus?: 'attached' | 'detached' | undefined;
  readonly migrationStatus?: string | undefined;
}

const act = (volume: Ref<Volume>, action: string, settings: object = {}, since?: string): Sent =>
  post(path`/volumes/${volume}/action`, { [action]: settings }, since);

const functions = {
  /**
   * Creates a volume: empty, or made of a snapshot, a volume, an image or a backup. It takes a while: see `waitForVolume`.
   *
   * @throws HttpError - 413, the quota is used up.
   * @throws BadRequestError - there is no such type, or the size does not fit what it is made of.
   */
  createVolume: ({ schedulerHints, ...attributes }: CreateVolume) => {
    const json = { volume: new Volume(attributes).body, 'OS-SCH-HNT:scheduler_hints': schedulerHints };
    return giving(Volume, post('/volumes', json, attributes.backupId === undefined ? undefined : '3.47'));
  },

  /** Deletes a volume, whatever its status. For administrators. */
  forceDeleteVolume: (volume: Ref<Volume>) => act(volume, 'os-force_delete'),

  /** How many volumes there are, and how large they are together. Needs 3.12. */
  getSummary: (settings?: { allProjects?: boolean }) =>
    giving(VolumeSummary, get(path`/volumes/summary`, undefined, { all_tenants: settings?.allProjects })),

  /**
   * Makes a volume larger. One that is in use can be extended since 3.42.
   *
   * @param size - In GiB, altogether.
   */
  extendVolume: (volume: Ref<Volume>, size: number) => act(volume, 'os-extend', { new_size: size }),

  /**
   * Tells that a volume in use was extended. For the services that do it. Needs 3.71.
   *
   * @param error - Whether it failed.
   */
  completeVolumeExtend: (volume: Ref<Volume>, error?: boolean) =>
    act(volume, 'os-extend_volume_completion', { error: error ?? false }, '3.71'),

  /**
   * Says whether a volume may be written to. It must not be in use.
   *
   * @param readonly - Default: true.
   */
  setVolumeReadonly: (volume: Ref<Volume>, readonly?: boolean) =>
    act(volume, 'os-update_readonly_flag', { readonly: readonly ?? true }),

  /** Says whether servers can boot from a volume. */
  setVolumeBootableStatus: (volume: Ref<Volume>, bootable: boolean) => act(volume, 'os-set_bootable', { bootable }),

  /**
   * Gives a volume another type.
   *
   * @param migrationPolicy - Whether it may move to another backend for that: `on-demand`. Default: `never`.
   */
  retypeVolume: (volume: Ref<Volume>, type: Ref<VolumeType>, migrationPolicy?: 'never' | 'on-demand') =>
    act(volume, 'os-retype', { new_type: idOf(type), migration_policy: migrationPolicy ?? 'never' }),

  /** Moves a volume to another backend; `migrationStatus` tells how it goes. For administrators. */
  migrateVolume: (volume: Ref<Volume>, settings: MigrateVolumeSettings) =>
    act(volume, 'os-migrate_volume', wire(settings)),

  /**
   * Puts the copy that a migration made into a volume's place. For the services that do it; returns the volume's id.
   *
   * @param error - Whether the copy failed, so that the volume stays where it was.
   */
  completeVolumeMigration: (volume: Ref<Volume>, copy: Ref<Volume>, error?: boolean) => {
    const settings = { new_volume: idOf(copy), error: error ?? false };
    return givingText('save_volume_id', undefined, act(volume, 'os-migrate_volume_completion', settings));
  },

  /** Makes an image of a volume. It takes a while: see `waitForVolume`. */
  uploadVolumeToImage: (volume: Ref<Volume>, settings: UploadVolumeSettings) => {
    const upload = wire(settings, { isProtected: 'protected' });
    return giving(VolumeImageUpload, act(volume, 'os-volume_upload_image', upload));
  },

  /** Overwrites a volume with an image. Needs 3.68. */
  reimageVolume: (volume: Ref<Volume>, image: AnyRef, settings?: ReimageVolumeSettings) => {
    const reimage = { image_id: idOf(image), ...wire(settings, { isReserved: 'reimage_reserved' }) };
    return act(volume, 'os-reimage', reimage, '3.68');
  },

  /** Sets a volume back to what it was at its newest snapshot. Needs 3.40. */
  revertVolumeToSnapshot: (volume: Ref<Volume>, snapshot: Ref<Snapshot>) =>
    act(volume, 'revert', { snapshot_id: idOf(snapshot) }, '3.40'),

  /** Has Cinder take a volume for what it is not, to get it out of a status that it is stuck in. For administrators. */
  resetVolumeStatus: (volume: Ref<Volume>, statuses: VolumeStatuses) => act(volume, 'os-reset_status', wire(statuses)),

  /** Has Cinder forget a volume, which stays on the backend. For administrators. See `manageVolume`. */
  unmanageVolume: (volume: Ref<Volume>) => act(volume, 'os-unmanage'),

  /**
   * Writes down that a volume is used; it attaches nothing. To attach a volume to a server, ask the Compute service.
   *
   * @param mountpoint - As in `/dev/vdb`.
   */
  attachVolume: (volume: Ref<Volume>, mountpoint: string, settings: AttachVolumeSettings) =>
    act(volume, 'os-attach', { mountpoint, ...wire(settings, { server: 'instance_uuid' }) }),

  /** Writes down that a volume is not used any longer. To detach a volume from a server, ask the Compute service. */
  detachVolume: (volume: Ref<Volume>, settings?: DetachVolumeSettings) => {
    const { force, ...others } = settings ?? {};
    const detachment = wire(others, { attachment: 'attachment_id' });
    return act(volume, force ? 'os-force_detach' : 'os-detach', detachment);
  },

  /** Keeps a volume from others who want to use it: `available` becomes `attaching`. */
  reserveVolume: (volume: Ref<Volume>) => act(volume, 'os-reserve'),

  /** Undoes `reserveVolume`. */
  unreserveVolume: (volume: Ref<Volume>) => act(volume, 'os-unreserve'),

  /** Tells that a volume is about to be detached: `in-use` becomes `detaching`. */
  beginVolumeDetaching: (volume: Ref<Volume>) => act(volume, 'os-begin_detaching'),

  /** Undoes `beginVolumeDetaching`. */
  abortVolumeDetaching: (volume: Ref<Volume>) => act(volume, 'os-roll_detaching'),

  /**
   * Has the backend let a host in, and returns how the host gets there: `driver_volume_type` and `data`, which can hold
   * passwords. Attachments (`createAttachment`) have replaced it.
   */
  initVolumeAttachment: (volume: Ref<Volume>, connector: Connector) =>
    givingMap('connection_info', act(volume, 'os-initialize_connection', { connector })),

  /** Undoes `initVolumeAttachment`. */
  terminateVolumeAttachment: (volume: Ref<Volume>, connector: Connector) =>
    act(volume, 'os-terminate_connection', { connector }),

  /** What a volume has inherited from its image. */
  getVolumeImageMetadata: (volume: Ref<Volume>) => givingTexts('metadata', act(volume, 'os-show_image_metadata')),

  /** Sets some image metadata of a volume, and returns all that it has then. */
  setVolumeImageMetadata: (volume: Ref<Volume>, metadata: Readonly<Record<string, string>>) =>
    givingTexts('metadata', act(volume, 'os-set_image_metadata', { metadata })),

  /**
   * Removes image metadata of a volume.
   *
   * @throws NotFoundError - it lacks one of the keys.
   */
  deleteVolumeImageMetadata: (volume: Ref<Volume>, keys: readonly string[]) =>
    keys.map((key) => act(volume, 'os-unset_image_metadata', { key })),
};

/** What can be done with volumes. */
export interface VolumeMethods extends MethodsOf<typeof functions> {}
export const VolumeMethods: MethodsClass<VolumeMethods> = /* @__PURE__ */ methods(functions);
