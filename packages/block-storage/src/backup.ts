import { attr, createOnly, defineResource, path, readOnly, type Ref } from '@os/core';
import { api } from './api.js';
import { detailed } from './collection.js';
import { counted, dated, labelled, links, listing, named, STATUSES } from './common.js';
import { methods, type MethodsClass, type MethodsOf, type Sent } from './methods.js';
import { get, giving, post, wire } from './sent.js';
import type { Volume } from './volume.js';

/**
 * A copy of a volume, kept elsewhere. Creating and changing one is answered with its id and name alone: wait for it, or get
 * it, to know more. See https://docs.openstack.org/api-ref/block-storage/v3/#backups-backups
 */
export class Backup extends defineResource(() => ({
  ...detailed('backup'),
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...labelled,
    ...dated,
    volumeId: createOnly.string().required(),
    /** The snapshot to copy in place of the volume as it is now. */
    snapshotId: createOnly.string().nullable(),
    status: readOnly.oneOf(...STATUSES, 'restoring', 'error_restoring'),
    /** Of the volume, in GiB. */
    size: readOnly.number(),
    /** Into how many objects it was split. */
    objectCount: readOnly.number(),
    /** Where the backup service keeps it. */
    container: createOnly.string().nullable(),
    availabilityZone: createOnly.string().nullable().since('3.51'),
    metadata: attr.map().since('3.43'),
    /** Copy only what has changed since the last backup. It is told as `isIncremental`. */
    incremental: createOnly.boolean().optional(),
    /** Copy the volume even if it is in use. */
    force: createOnly.boolean().optional(),
    isIncremental: readOnly.boolean(),
    /** Whether others build on it, so that it can't be deleted. */
    hasDependentBackups: readOnly.boolean(),
    /** When the data was as it is in here. */
    dataTimestamp: readOnly.time().nullable(),
    failReason: readOnly.string().nullable(),
    encryptionKeyId: readOnly.string().since('3.64'),
    userId: readOnly.string().since('3.56'),
    links,
    // Told to administrators.
    projectId: readOnly.string('os-backup-project-attr:project_id').since('3.18'),
  },
  query: ['name', 'status', 'volumeId', 'snapshotId', 'availabilityZone'],
  filters: { ...listing, ...counted, ...named, projectId: attr.string() },
})) {}

/** Where a backup is being restored to, as `restoreBackup` is answered. */
export class BackupRestore extends defineResource(() => ({
  service: api,
  path: '/backups',
  key: 'restore',
  can: [],
  idAttribute: 'backupId',
  attributes: { backupId: readOnly.string(), volumeId: readOnly.string(), volumeName: readOnly.string().nullable() },
})) {}

/** All that another Cinder needs to know of a backup: see `exportBackup`. */
export class BackupRecord extends defineResource(() => ({
  service: api,
  path: '/backups',
  key: 'backup-record',
  can: [],
  attributes: {
    /** The driver that made it. */
    backupService: attr.string(),
    /** What is known of it, encoded. */
    backupUrl: attr.string(),
  },
})) {}

/** Where a backup is restored to. */
export interface RestoreBackupSettings {
  /** A volume to overwrite, at least as large. Default: a new one. */
  readonly volume?: Ref<Volume> | undefined;
  /** The name of the new volume. */
  readonly name?: string | undefined;
}

const act = (backup: Ref<Backup>, action: string, settings: object = {}, since?: string): Sent =>
  post(path`/backups/${backup}/action`, { [action]: settings }, since);

const functions = {
  /** Writes a backup into a volume, a new one unless told otherwise. It takes a while: see `waitForVolume`, `waitForBackup`. */
  restoreBackup: (backup: Ref<Backup>, settings?: RestoreBackupSettings) =>
    giving(BackupRestore, post(path`/backups/${backup}/restore`, { restore: wire(settings, { volume: 'volume_id' }) })),

  /** What another Cinder needs to know to restore a backup. For administrators. */
  exportBackup: (backup: Ref<Backup>) => giving(BackupRecord, get(path`/backups/${backup}/export_record`)),

  /** Makes a backup known that another Cinder has exported, or this one before it was deleted here. For administrators. */
  importBackup: ({ backupService, backupUrl }: Pick<BackupRecord, 'backupService' | 'backupUrl'>) =>
    giving(Backup, post(path`/backups/import_record`, { 'backup-record': wire({ backupService, backupUrl }) })),

  /** Has Cinder take a backup for what it is not, to get it out of a status that it is stuck in. For administrators. */
  resetBackupStatus: (backup: Ref<Backup>, status: string) => act(backup, 'os-reset_status', { status }),

  /** Deletes a backup, whatever its status. For administrators. */
  forceDeleteBackup: (backup: Ref<Backup>) => act(backup, 'os-force_delete'),
};

/** What can be done with backups, besides creating and changing them. */
export interface BackupMethods extends MethodsOf<typeof functions> {}
export const BackupMethods: MethodsClass<BackupMethods> = /* @__PURE__ */ methods(functions);
