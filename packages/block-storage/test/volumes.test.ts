import { Attachment, Backup, Snapshot, Volume, VolumeImageUpload, VolumeSummary } from '@os/block-storage/pure';
import { list, nothing, one, value } from '../../../tooling/jest/exchange.js';
import * as answers from './answers.js';
import { action, test } from './exchange.js';

const { VOLUME, CREATED_VOLUME, SNAPSHOT, BACKUP, ATTACHMENT } = answers;
const PATH = `/volumes/${VOLUME.id}`;
const CONNECTOR = { host: 'node-1', initiator: 'iqn.1993-08.org.debian:01:1' };

describe('volumes', () => {
  test([
    [
      (c) =>
        c.createVolume({
          name: 'blue',
          description: 'd',
          size: 1,
          volumeType: 'nfs',
          availabilityZone: 'nova',
          snapshotId: 's',
          sourceVolumeId: 'v',
          imageId: 'i',
          groupId: 'g',
          consistencyGroupId: 'cg',
          metadata: { a: '1' },
        }),
      'POST /volumes',
      {
        volume: {
          name: 'blue',
          description: 'd',
          size: 1,
          volume_type: 'nfs',
          availability_zone: 'nova',
          snapshot_id: 's',
          source_volid: 'v',
          imageRef: 'i',
          group_id: 'g',
          consistencygroup_id: 'cg',
          metadata: { a: '1' },
        },
      },
      [202, { volume: CREATED_VOLUME }],
      one(Volume, CREATED_VOLUME),
    ],
    [
      (c) => c.createVolume({ backupId: BACKUP.id, schedulerHints: { same_host: [VOLUME.id] } }),
      'POST /volumes',
      { volume: { backup_id: BACKUP.id }, 'OS-SCH-HNT:scheduler_hints': { same_host: [VOLUME.id] } },
      [202, { volume: CREATED_VOLUME }],
      one(Volume, CREATED_VOLUME),
    ],
    [(c) => c.getVolume(VOLUME.id), `GET ${PATH}`, undefined, [200, { volume: VOLUME }], one(Volume, VOLUME)],
    [
      (c) => c.updateVolume(VOLUME.id, { name: 'green', description: null, metadata: { b: '2' } }),
      `PUT ${PATH}`,
      { volume: { name: 'green', description: null, metadata: { b: '2' } } },
      [200, { volume: VOLUME }],
      one(Volume, VOLUME),
    ],
    [
      (c) =>
        c.listVolumes({
          name: 'blue',
          nameLike: 'bl',
          description: 'd',
          status: ['available', 'in-use'],
          size: 1,
          availabilityZone: 'nova',
          bootable: 'true',
          userId: 'u',
          projectId: 'p',
          groupId: 'g',
          host: 'h@b#p',
          isEncrypted: false,
          isMultiattach: false,
          migrationStatus: 'error',
          replicationStatus: 'enabled',
          consumesQuota: true,
          volumeTypeId: 't',
          metadata: '{"a":"1"}',
          imageMetadata: '{"b":"2"}',
          createdAt: 'gt:2026-01-01T00:00:00',
          updatedAt: 'lt:2027-01-01T00:00:00',
          allProjects: true,
          withCount: true,
          sort: ['name:asc', 'size'],
          limit: 5,
          marker: 'm',
          offset: 2,
        }),
      'GET /volumes/detail?name=blue&name%7E=bl&description=d&status=available&status=in-use&size=1' +
        '&availability_zone=nova&bootable=true&user_id=u&project_id=p&group_id=g&host=h%40b%23p&encrypted=false' +
        '&multiattach=false&migration_status=error&replication_status=enabled&consumes_quota=true&volume_type_id=t' +
        '&metadata=%7B%22a%22%3A%221%22%7D&glance_metadata=%7B%22b%22%3A%222%22%7D' +
        '&created_at=gt%3A2026-01-01T00%3A00%3A00&updated_at=lt%3A2027-01-01T00%3A00%3A00&all_tenants=true' +
        '&with_count=true&sort=name%3Aasc%2Csize&limit=5&marker=m&offset=2',
      undefined,
      [200, { volumes: [VOLUME] }],
      list(Volume, VOLUME),
    ],
    [
      (c) => c.findVolume('blue', { allProjects: true }),
      'GET /volumes/detail?all_tenants=true&name=blue',
      undefined,
      [200, { volumes: [{ ...VOLUME, name: 'blue' }] }],
      one(Volume, { ...VOLUME, name: 'blue' }),
    ],
    [(c) => c.deleteVolume(VOLUME.id), `DELETE ${PATH}`, undefined, [202], nothing],
    [
      (c) => c.deleteVolume(new Volume({ id: VOLUME.id }), { cascade: true, force: true }),
      `DELETE ${PATH}?cascade=true&force=true`,
      undefined,
      [202],
      nothing,
    ],
    [
      (c) => c.deleteVolume('gone', { ignoreMissing: true }),
      'DELETE /volumes/gone',
      undefined,
      [404, { itemNotFound: { code: 404, message: 'Volume gone could not be found.' } }],
      nothing,
    ],
    [
      (c) => c.waitForVolume(VOLUME.id, { status: 'in-use' }),
      `GET ${PATH}`,
      undefined,
      [200, { volume: VOLUME }],
      one(Volume, VOLUME),
    ],
    [
      (c) => c.waitForVolumeDeletion(VOLUME.id),
      `GET ${PATH}`,
      undefined,
      [404, { itemNotFound: { code: 404, message: 'Volume could not be found.' } }],
      nothing,
    ],
    [
      (c) => c.getSummary(),
      'GET /volumes/summary',
      undefined,
      [200, { 'volume-summary': answers.SUMMARY }],
      one(VolumeSummary, answers.SUMMARY),
    ],
    [
      (c) => c.getSummary({ allProjects: true }),
      'GET /volumes/summary?all_tenants=true',
      undefined,
      [200, { 'volume-summary': answers.SUMMARY }],
      one(VolumeSummary, answers.SUMMARY),
    ],
  ]);
});

describe('actions of volumes', () => {
  test([
    action((c) => c.forceDeleteVolume(VOLUME.id), PATH, { 'os-force_delete': {} }),
    action((c) => c.extendVolume(VOLUME.id, 2), PATH, { 'os-extend': { new_size: 2 } }),
    action((c) => c.completeVolumeExtend(VOLUME.id), PATH, { 'os-extend_volume_completion': { error: false } }),
    action((c) => c.completeVolumeExtend(VOLUME.id, true), PATH, { 'os-extend_volume_completion': { error: true } }),
    action((c) => c.setVolumeReadonly(VOLUME.id), PATH, { 'os-update_readonly_flag': { readonly: true } }),
    action((c) => c.setVolumeReadonly(VOLUME.id, false), PATH, { 'os-update_readonly_flag': { readonly: false } }),
    action((c) => c.setVolumeBootableStatus(VOLUME.id, true), PATH, { 'os-set_bootable': { bootable: true } }),
    action((c) => c.retypeVolume(VOLUME.id, 'fake'), PATH, {
      'os-retype': { new_type: 'fake', migration_policy: 'never' },
    }),
    action((c) => c.retypeVolume(VOLUME.id, 'fake', 'on-demand'), PATH, {
      'os-retype': { new_type: 'fake', migration_policy: 'on-demand' },
    }),
    action((c) => c.migrateVolume(VOLUME.id, { host: 'h@b#p', forceHostCopy: true, lockVolume: true }), PATH, {
      'os-migrate_volume': { host: 'h@b#p', force_host_copy: true, lock_volume: true },
    }),
    action((c) => c.migrateVolume(VOLUME.id, { cluster: 'c' }), PATH, { 'os-migrate_volume': { cluster: 'c' } }),
    [
      (c) => c.completeVolumeMigration(VOLUME.id, new Volume({ id: 'copy' }), true),
      `POST ${PATH}/action`,
      { 'os-migrate_volume_completion': { new_volume: 'copy', error: true } },
      [200, { save_volume_id: VOLUME.id }],
      value(VOLUME.id),
    ],
    [
      (c) =>
        c.uploadVolumeToImage(VOLUME.id, {
          imageName: 'blue',
          diskFormat: 'raw',
          containerFormat: 'bare',
          force: true,
          visibility: 'private',
          isProtected: false,
        }),
      `POST ${PATH}/action`,
      {
        'os-volume_upload_image': {
          image_name: 'blue',
          disk_format: 'raw',
          container_format: 'bare',
          force: true,
          visibility: 'private',
          protected: false,
        },
      },
      [202, { 'os-volume_upload_image': answers.IMAGE_UPLOAD }],
      one(VolumeImageUpload, answers.IMAGE_UPLOAD),
    ],
    action((c) => c.reimageVolume(VOLUME.id, { id: 'i' }, { isReserved: true }), PATH, {
      'os-reimage': { image_id: 'i', reimage_reserved: true },
    }),
    action((c) => c.revertVolumeToSnapshot(VOLUME.id, new Snapshot({ id: 's' })), PATH, {
      revert: { snapshot_id: 's' },
    }),
    action(
      (c) => c.resetVolumeStatus(VOLUME.id, { status: 'available', attachStatus: 'detached', migrationStatus: 'none' }),
      PATH,
      { 'os-reset_status': { status: 'available', attach_status: 'detached', migration_status: 'none' } },
    ),
    action((c) => c.unmanageVolume(VOLUME.id), PATH, { 'os-unmanage': {} }),
    action((c) => c.attachVolume(VOLUME.id, '/dev/vdb', { server: { id: 's' }, mode: 'ro' }), PATH, {
      'os-attach': { mountpoint: '/dev/vdb', instance_uuid: 's', mode: 'ro' },
    }),
    action((c) => c.attachVolume(VOLUME.id, '/dev/vdb', { hostName: 'node-1' }), PATH, {
      'os-attach': { mountpoint: '/dev/vdb', host_name: 'node-1' },
    }),
    action((c) => c.detachVolume(VOLUME.id), PATH, { 'os-detach': {} }),
    action((c) => c.detachVolume(VOLUME.id, { attachment: ATTACHMENT.id, force: true, connector: CONNECTOR }), PATH, {
      'os-force_detach': { attachment_id: ATTACHMENT.id, connector: CONNECTOR },
    }),
    action((c) => c.reserveVolume(VOLUME.id), PATH, { 'os-reserve': {} }),
    action((c) => c.unreserveVolume(VOLUME.id), PATH, { 'os-unreserve': {} }),
    action((c) => c.beginVolumeDetaching(VOLUME.id), PATH, { 'os-begin_detaching': {} }),
    action((c) => c.abortVolumeDetaching(VOLUME.id), PATH, { 'os-roll_detaching': {} }),
    [
      (c) => c.initVolumeAttachment(VOLUME.id, CONNECTOR),
      `POST ${PATH}/action`,
      { 'os-initialize_connection': { connector: CONNECTOR } },
      [200, { connection_info: answers.CONNECTION_INFO }],
      value(answers.CONNECTION_INFO),
    ],
    action((c) => c.terminateVolumeAttachment(VOLUME.id, CONNECTOR), PATH, {
      'os-terminate_connection': { connector: CONNECTOR },
    }),
    [
      (c) => c.getVolumeImageMetadata(VOLUME.id),
      `POST ${PATH}/action`,
      { 'os-show_image_metadata': {} },
      [200, { metadata: { image_name: 'x', k: 'v' } }],
      value({ image_name: 'x', k: 'v' }),
    ],
    [
      (c) => c.setVolumeImageMetadata(VOLUME.id, { k: 'v' }),
      `POST ${PATH}/action`,
      { 'os-set_image_metadata': { metadata: { k: 'v' } } },
      [200, { metadata: { image_name: 'x', k: 'v' } }],
      value({ image_name: 'x', k: 'v' }),
    ],
    [
      (c) => c.deleteVolumeImageMetadata(VOLUME.id, ['k', 'image_name']),
      [`POST ${PATH}/action`, `POST ${PATH}/action`],
      { 'os-unset_image_metadata': { key: 'k' } },
      [[200], [200]],
      nothing,
    ],
  ]);
});

describe('snapshots', () => {
  const path = `/snapshots/${SNAPSHOT.id}`;
  test([
    [
      (c) =>
        c.createSnapshot({ volumeId: VOLUME.id, name: 'blue', description: 'd', metadata: { a: '1' }, isForced: true }),
      'POST /snapshots',
      { snapshot: { volume_id: VOLUME.id, name: 'blue', description: 'd', metadata: { a: '1' }, force: true } },
      [202, { snapshot: SNAPSHOT }],
      one(Snapshot, SNAPSHOT),
    ],
    [
      (c) => c.getSnapshot(SNAPSHOT.id),
      `GET ${path}`,
      undefined,
      [200, { snapshot: SNAPSHOT }],
      one(Snapshot, SNAPSHOT),
    ],
    [
      (c) => c.updateSnapshot(SNAPSHOT.id, { name: 'green', description: null }),
      `PUT ${path}`,
      { snapshot: { name: 'green', description: null } },
      [200, { snapshot: SNAPSHOT }],
      one(Snapshot, SNAPSHOT),
    ],
    [
      (c) =>
        c.listSnapshots({
          name: 'blue',
          nameLike: 'b',
          status: 'available',
          volumeId: VOLUME.id,
          userId: 'u',
          consumesQuota: true,
          projectId: 'p',
          availabilityZone: 'nova',
          metadata: '{"a":"1"}',
          allProjects: true,
          withCount: true,
          sort: ['name:asc'],
          limit: 5,
          marker: 'm',
          offset: 1,
        }),
      `GET /snapshots/detail?name=blue&name%7E=b&status=available&volume_id=${VOLUME.id}&user_id=u&consumes_quota=true` +
        '&project_id=p&availability_zone=nova&metadata=%7B%22a%22%3A%221%22%7D&all_tenants=true&with_count=true' +
        '&sort=name%3Aasc&limit=5&marker=m&offset=1',
      undefined,
      [200, { snapshots: [SNAPSHOT] }],
      list(Snapshot, SNAPSHOT),
    ],
    [
      (c) => c.findSnapshot(SNAPSHOT.id),
      `GET ${path}`,
      undefined,
      [200, { snapshot: SNAPSHOT }],
      one(Snapshot, SNAPSHOT),
    ],
    [(c) => c.deleteSnapshot(SNAPSHOT.id), `DELETE ${path}`, undefined, [202], nothing],
    [
      (c) => c.waitForSnapshot(SNAPSHOT.id, { status: 'available' }),
      `GET ${path}`,
      undefined,
      [200, { snapshot: SNAPSHOT }],
      one(Snapshot, SNAPSHOT),
    ],
    action((c) => c.forceDeleteSnapshot(SNAPSHOT.id), path, { 'os-force_delete': {} }),
    action((c) => c.resetSnapshotStatus(SNAPSHOT.id, 'error'), path, { 'os-reset_status': { status: 'error' } }),
    action((c) => c.setSnapshotStatus(SNAPSHOT.id, 'creating', '50%'), path, {
      'os-update_snapshot_status': { status: 'creating', progress: '50%' },
    }),
    action((c) => c.unmanageSnapshot(SNAPSHOT.id), path, { 'os-unmanage': {} }),
  ]);
});

describe.each(['Volume', 'Snapshot'] as const)('metadata of a %s', (kind) => {
  const path = `/${kind.toLowerCase()}s/1/metadata`;
  test([
    [(c) => c[`get${kind}Metadata`]('1'), `GET ${path}`, undefined, [200, { metadata: { a: '1' } }], value({ a: '1' })],
    [
      (c) => c[`set${kind}Metadata`]('1', { b: '2' }),
      `POST ${path}`,
      { metadata: { b: '2' } },
      [200, { metadata: { a: '1', b: '2' } }],
      value({ a: '1', b: '2' }),
    ],
    [
      (c) => c[`replace${kind}Metadata`]('1', { c: '3' }),
      `PUT ${path}`,
      { metadata: { c: '3' } },
      [200, { metadata: { c: '3' } }],
      value({ c: '3' }),
    ],
    [(c) => c[`get${kind}MetadataItem`]('1', 'c'), `GET ${path}/c`, undefined, [200, { meta: { c: '3' } }], value('3')],
    [
      (c) => c[`set${kind}MetadataItem`]('1', 'a/b', '5'),
      `PUT ${path}/a%2Fb`,
      { meta: { 'a/b': '5' } },
      [200, { meta: { 'a/b': '5' } }],
      value('5'),
    ],
    [
      (c) => c[`delete${kind}Metadata`]('1', ['a', 'b']),
      [`DELETE ${path}/a`, `DELETE ${path}/b`],
      undefined,
      [[200], [200]],
      nothing,
    ],
    [(c) => c[`delete${kind}Metadata`]('1'), `PUT ${path}`, { metadata: {} }, [200, { metadata: {} }], nothing],
  ]);
});

describe('attachments', () => {
  const path = `/attachments/${ATTACHMENT.id}`;
  test([
    [
      (c) => c.createAttachment(VOLUME.id, { server: 's', connector: CONNECTOR, mode: 'ro' }),
      'POST /attachments',
      { attachment: { volume_uuid: VOLUME.id, instance_uuid: 's', connector: CONNECTOR, mode: 'ro' } },
      [200, { attachment: ATTACHMENT }],
      one(Attachment, ATTACHMENT),
    ],
    [
      (c) => c.createAttachment(new Volume({ id: VOLUME.id })),
      'POST /attachments',
      { attachment: { volume_uuid: VOLUME.id } },
      [200, { attachment: ATTACHMENT }],
      one(Attachment, ATTACHMENT),
    ],
    [
      (c) => c.getAttachment(ATTACHMENT.id),
      `GET ${path}`,
      undefined,
      [200, { attachment: ATTACHMENT }],
      one(Attachment, ATTACHMENT),
    ],
    [
      (c) => c.updateAttachment(ATTACHMENT.id, { connector: CONNECTOR }),
      `PUT ${path}`,
      { attachment: { connector: CONNECTOR } },
      [200, { attachment: ATTACHMENT }],
      (result) => expect(result).toMatchObject({ status: 'attached', instance: ATTACHMENT.instance }),
    ],
    [
      (c) =>
        c.listAttachments({
          status: 'attached',
          volumeId: VOLUME.id,
          projectId: 'p',
          instanceId: 's',
          allProjects: true,
          sort: ['volume_id:asc'],
          limit: 1,
          marker: 'm',
          offset: 1,
        }),
      `GET /attachments/detail?attach_status=attached&volume_id=${VOLUME.id}&project_id=p&instance_id=s&all_tenants=true` +
        '&sort=volume_id%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { attachments: [ATTACHMENT] }],
      list(Attachment, ATTACHMENT),
    ],
    [
      (c) => c.findAttachment(ATTACHMENT.id),
      `GET ${path}`,
      undefined,
      [200, { attachment: ATTACHMENT }],
      one(Attachment, ATTACHMENT),
    ],
    [(c) => c.deleteAttachment(ATTACHMENT.id), `DELETE ${path}`, undefined, [200, { attachments: [] }], nothing],
    [(c) => c.completeAttachment(ATTACHMENT.id), `POST ${path}/action`, { 'os-complete': {} }, [204], nothing],
  ]);
});

describe('backups', () => {
  const path = `/backups/${BACKUP.id}`;
  const { CREATED_BACKUP, BACKUP_RECORD, RESTORE } = answers;
  test([
    [
      (c) =>
        c.createBackup({
          volumeId: VOLUME.id,
          snapshotId: null,
          name: 'blue',
          description: 'd',
          container: 'box',
          availabilityZone: 'nova',
          metadata: { a: '1' },
          incremental: true,
          force: true,
        }),
      'POST /backups',
      {
        backup: {
          volume_id: VOLUME.id,
          snapshot_id: null,
          name: 'blue',
          description: 'd',
          container: 'box',
          availability_zone: 'nova',
          metadata: { a: '1' },
          incremental: true,
          force: true,
        },
      },
      [202, { backup: CREATED_BACKUP }],
      (result) => expect(result).toMatchObject({ id: CREATED_BACKUP.id, volumeId: VOLUME.id }),
    ],
    [(c) => c.getBackup(BACKUP.id), `GET ${path}`, undefined, [200, { backup: BACKUP }], one(Backup, BACKUP)],
    [
      (c) => c.updateBackup(BACKUP.id, { name: 'green', description: null, metadata: { b: '2' } }),
      `PUT ${path}`,
      { backup: { name: 'green', description: null, metadata: { b: '2' } } },
      [200, { backup: CREATED_BACKUP }],
      (result) => expect(result).toMatchObject({ metadata: { b: '2' } }),
    ],
    [
      (c) =>
        c.listBackups({
          name: 'blue',
          nameLike: 'b',
          status: 'available',
          volumeId: VOLUME.id,
          snapshotId: 's',
          availabilityZone: 'nova',
          projectId: 'p',
          allProjects: true,
          withCount: true,
          sort: ['name:asc'],
          limit: 1,
          marker: 'm',
          offset: 1,
        }),
      `GET /backups/detail?name=blue&name%7E=b&status=available&volume_id=${VOLUME.id}&snapshot_id=s` +
        '&availability_zone=nova&project_id=p&all_tenants=true&with_count=true&sort=name%3Aasc&limit=1&marker=m&offset=1',
      undefined,
      [200, { backups: [BACKUP], count: 1 }],
      list(Backup, BACKUP),
    ],
    [(c) => c.findBackup(BACKUP.id), `GET ${path}`, undefined, [200, { backup: BACKUP }], one(Backup, BACKUP)],
    [(c) => c.deleteBackup(BACKUP.id), `DELETE ${path}`, undefined, [202], nothing],
    [
      (c) => c.waitForBackup(BACKUP.id, { status: 'available' }),
      `GET ${path}`,
      undefined,
      [200, { backup: BACKUP }],
      one(Backup, BACKUP),
    ],
    [
      (c) => c.restoreBackup(BACKUP.id),
      `POST ${path}/restore`,
      { restore: {} },
      [202, { restore: RESTORE }],
      (result) => expect(result).toMatchObject({ id: BACKUP.id, volumeId: RESTORE.volume_id }),
    ],
    [
      (c) => c.restoreBackup(BACKUP.id, { volume: new Volume({ id: 'v' }), name: 'blue' }),
      `POST ${path}/restore`,
      { restore: { volume_id: 'v', name: 'blue' } },
      [202, { restore: RESTORE }],
      (result) => expect(result).toMatchObject({ backupId: BACKUP.id }),
    ],
    [
      (c) => c.exportBackup(BACKUP.id),
      `GET ${path}/export_record`,
      undefined,
      [200, { 'backup-record': BACKUP_RECORD }],
      (result) =>
        expect(result).toMatchObject({
          backupService: BACKUP_RECORD.backup_service,
          backupUrl: BACKUP_RECORD.backup_url,
        }),
    ],
    [
      (c) => c.importBackup({ backupService: 's', backupUrl: 'u' }),
      'POST /backups/import_record',
      { 'backup-record': { backup_service: 's', backup_url: 'u' } },
      [201, { backup: CREATED_BACKUP }],
      one(Backup, CREATED_BACKUP),
    ],
    action((c) => c.resetBackupStatus(BACKUP.id, 'error'), path, { 'os-reset_status': { status: 'error' } }),
    action((c) => c.forceDeleteBackup(BACKUP.id), path, { 'os-force_delete': {} }),
  ]);
});
