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
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { counted, dated, labelled, links, listing, named } from './common.js';
import { act, send } from './send.js';
import type { Volume } from './volume.js';

/**
 * A copy of a volume, kept elsewhere. Creating and changing one is answered with its id and name alone: wait for it, or get
 * it, to know more. See https://docs.openstack.org/api-ref/block-storage/v3/#backups-backups
 */
export class Backup extends defineResource(() => ({
  service: api,
  path: '/backups',
  listPath: '/backups/detail',
  key: 'backup',
  keys: 'backups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...labelled,
    ...dated,
    volumeId: createOnly.string().required(),
    /** The snapshot to copy in place of the volume as it is now. */
    snapshotId: createOnly.string().nullable(),
    status: readOnly.oneOf(
      'creating',
      'available',
      'restoring',
      'deleting',
      'error',
      'error_deleting',
      'error_restoring',
    ),
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

export interface RestoreBackupSettings {
  /** A volume to overwrite, at least as large. Default: a new one. */
  readonly volume?: Ref<Volume> | undefined;
  /** The name of the new volume. */
  readonly name?: string | undefined;
}

const actionPath = (backup: Ref<Backup>): string => path`/backups/${backup}/action`;

/** What can be done with backups, besides creating and changing them. */
export class BackupMethods extends ServiceBase {
  /** Writes a backup into a volume, a new one unless told otherwise. It takes a while: see `waitForVolume`, `waitForBackup`. */
  async restoreBackup(
    backup: Ref<Backup>,
    settings: RestoreBackupSettings = {},
    options?: CallOptions,
  ): Promise<BackupRestore> {
    const { volume, name } = settings;
    const json = { restore: { volume_id: volume === undefined ? undefined : idOf(volume), name } };
    const request = { method: 'POST', path: path`/backups/${backup}/restore`, json };
    return resourceIn(BackupRestore, await send(this, 'restoreBackup', request, options));
  }

  /** What another Cinder needs to know to restore a backup. For administrators. */
  async exportBackup(backup: Ref<Backup>, options?: CallOptions): Promise<BackupRecord> {
    const url = path`/backups/${backup}/export_record`;
    return resourceIn(BackupRecord, await send(this, 'exportBackup', { path: url }, options));
  }

  /** Makes a backup known that another Cinder has exported, or this one before it was deleted here. For administrators. */
  async importBackup(
    record: { readonly backupService: string; readonly backupUrl: string },
    options?: CallOptions,
  ): Promise<Backup> {
    const json = { 'backup-record': { backup_service: record.backupService, backup_url: record.backupUrl } };
    const request = { method: 'POST', path: '/backups/import_record', json };
    return resourceIn(Backup, await send(this, 'importBackup', request, options));
  }

  /** Has Cinder take a backup for what it is not, to get it out of a status that it is stuck in. For administrators. */
  async resetBackupStatus(backup: Ref<Backup>, status: string, options?: CallOptions): Promise<void> {
    await act(this, 'resetBackupStatus', actionPath(backup), { 'os-reset_status': { status } }, options);
  }

  /** Deletes a backup, whatever its status. For administrators. */
  async forceDeleteBackup(backup: Ref<Backup>, options?: CallOptions): Promise<void> {
    await act(this, 'forceDeleteBackup', actionPath(backup), { 'os-force_delete': {} }, options);
  }
}
