import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { detailed } from './collection.js';
import { counted, dated, labelled, links, listing, named, STATUSES } from './common.js';

/** A disk that servers can use. See https://docs.openstack.org/api-ref/block-storage/v3/#volumes-volumes */
export class Volume extends defineResource(() => ({
  ...detailed('volume'),
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...labelled,
    ...dated,
    status: readOnly.oneOf(
      ...STATUSES,
      'reserved',
      'attaching',
      'detaching',
      'in-use',
      'maintenance',
      'awaiting-transfer',
      'extending',
      'uploading',
      'downloading',
      'retyping',
      'backing-up',
      'restoring-backup',
      'reverting',
      'error_extending',
      'error_restoring',
    ),
    /** In GiB. Can be left out where it follows from what the volume is made of; `extendVolume` makes it larger. */
    size: createOnly.number(),
    availabilityZone: createOnly.string(),
    /** The type's name; on creation the id does, too. */
    volumeType: createOnly.string(),
    volumeTypeId: readOnly.string().since('3.63'),
    /** The snapshot that it was made of. */
    snapshotId: createOnly.string().nullable(),
    /** The volume that it was made of. */
    sourceVolumeId: createOnly.string('source_volid').nullable(),
    /** The image to make it of. See `volumeImageMetadata` for where it came from. */
    imageId: createOnly.string('imageRef').optional(),
    /** The backup to make it of. */
    backupId: createOnly.string().since('3.47'),
    /** The group that it is in. */
    groupId: createOnly.string().nullable().since('3.13'),
    consistencyGroupId: createOnly.string('consistencygroup_id').nullable(),
    metadata: attr.map(),
    /** What it inherited from its image. Absent if there is none. */
    volumeImageMetadata: readOnly.map().optional(),
    userId: readOnly.string(),
    /** Whether servers can boot from it, as text; see `isBootable`. */
    bootable: readOnly.oneOf('true', 'false'),
    isEncrypted: readOnly.boolean('encrypted'),
    encryptionKeyId: readOnly.string().since('3.64'),
    /** Whether several servers can use it at once. It follows from its type. */
    isMultiattach: readOnly.boolean('multiattach'),
    /** Who uses it now. */
    attachments: readOnly.list(
      attr.object({
        /** The volume's id. */
        id: attr.string(),
        attachmentId: attr.string(),
        volumeId: attr.string(),
        /** `null` if a host uses it rather than a server. */
        serverId: attr.string().nullable(),
        /** Told to administrators. */
        hostName: attr.string().nullable(),
        /** As in `/dev/vdb`. */
        device: attr.string().nullable(),
        attachedAt: attr.time(),
      }),
    ),
    replicationStatus: readOnly.string().nullable(),
    /** Whether it counts against the quota. Volumes that Cinder makes for its own work do not. */
    consumesQuota: readOnly.boolean().since('3.65'),
    /** Whether other volumes are reached through the same target, so that attaching must be locked; `null` if it does not matter. */
    sharedTargets: readOnly.boolean().nullable().since('3.48'),
    /** The service that looks after it. */
    serviceUuid: readOnly.string().nullable().since('3.48'),
    links,
    // Not answered to creation and changes.
    projectId: readOnly.string('os-vol-tenant-attr:tenant_id').optional(),
    // Told to administrators.
    host: readOnly.string('os-vol-host-attr:host').nullable().optional(),
    migrationStatus: readOnly.string().nullable().optional(),
    /** The same, under the name that it had first. */
    extendedMigrationStatus: readOnly.string('os-vol-mig-status-attr:migstat').nullable().optional(),
    /** The id that the backend knows it by after a migration. */
    migrationId: readOnly.string('os-vol-mig-status-attr:name_id').nullable().optional(),
    providerId: readOnly.string().nullable().since('3.21'),
    clusterName: readOnly.string().nullable().since('3.61'),
  },
  query: [
    'name',
    'description',
    'status',
    'size',
    'availabilityZone',
    'bootable',
    'userId',
    'groupId',
    'isEncrypted',
    'isMultiattach',
    'migrationStatus',
    'replicationStatus',
    'consumesQuota',
    'volumeTypeId',
  ],
  filters: {
    ...listing,
    ...counted,
    ...named,
    projectId: attr.string(),
    host: attr.string(),
    /** All of these keys and values, as JSON: `{"a":"1"}`. */
    metadata: attr.string(),
    /** All of these keys and values of the image that it came from, as JSON. */
    imageMetadata: attr.string('glance_metadata').since('3.4'),
    /** A time with a comparison, several with commas: `gt:2026-01-01T00:00:00`. Also `gte`, `lt`, `lte`, `eq`, `neq`. Needs 3.60. */
    createdAt: attr.string().since('3.60'),
    /** As `createdAt`. */
    updatedAt: attr.string().since('3.60'),
  },
})) {
  /** Whether servers can boot from it. */
  get isBootable(): boolean {
    return this.bootable === 'true';
  }
}

/** Where an image that is made of a volume will be found, as `uploadVolumeToImage` is answered. */
export class VolumeImageUpload extends defineResource(() => ({
  service: api,
  path: '/volumes',
  key: 'os-volume_upload_image',
  can: [],
  attributes: {
    /** The volume's id. */
    id: readOnly.string(),
    /** The volume's: `uploading`. */
    status: readOnly.string(),
    /** The volume's, in GiB. */
    size: readOnly.number(),
    imageId: readOnly.string(),
    imageName: readOnly.string(),
    diskFormat: readOnly.string(),
    containerFormat: readOnly.string(),
    visibility: readOnly.string().optional(),
    isProtected: readOnly.boolean('protected').optional(),
    displayDescription: readOnly.string().nullable(),
    updatedAt: readOnly.time().nullable(),
    /** The volume's type, as the database has it. */
    volumeType: readOnly.map<unknown>().nullable(),
  },
})) {}

/** How much a project has, as `getSummary` answers. */
export class VolumeSummary extends defineResource(() => ({
  service: api,
  path: '/volumes/summary',
  key: 'volume-summary',
  can: [],
  attributes: {
    totalCount: readOnly.number(),
    /** In GiB. */
    totalSize: readOnly.number(),
    /** All values that volumes have for a key. */
    metadata: readOnly.map<readonly string[]>().since('3.36'),
  },
})) {}
