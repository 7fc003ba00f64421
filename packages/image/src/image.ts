import { attr, createOnly, defineResource, otherFields, readOnly } from '@os/core';
import { api } from './api.js';
import { paged } from './common.js';
import { jsonPatch } from './json-patch.js';

/** A property that Glance, or Nova, gives a meaning to. Text in any case, numbers and booleans too; `null` removes it. */
const property = (wire?: string) => attr.string(wire).nullable().optional();

/**
 * An image: what is known of it. Its data come by `uploadImage`, or by an import, and go by `downloadImage`.
 *
 * Users can add properties of their own: those that are not attributes here are in `properties`, under their own names. They
 * are all text. Those that mean something to Nova are listed at
 * https://docs.openstack.org/glance/latest/admin/useful-image-properties.html.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#images
 */
export class Image extends defineResource(() => ({
  service: api,
  path: '/images',
  keys: 'images',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    /** Can be chosen: a UUID that no image had before. */
    id: createOnly.string(),
    name: attr.string().nullable(),
    /** `queued` until there are data, `saving`, `uploading` or `importing` while they come, `active`, `deactivated`. */
    status: readOnly.oneOf(
      'queued',
      'saving',
      'uploading',
      'importing',
      'active',
      'deactivated',
      'killed',
      'deleted',
      'pending_delete',
    ),
    /** Who can see it. `shared`: members as well as its owner. `community`: all who know its id. */
    visibility: attr.oneOf('public', 'community', 'shared', 'private'),
    /** Cannot be deleted. */
    isProtected: attr.boolean('protected'),
    /** Left out of lists, but for those that ask for hidden ones. */
    isHidden: attr.boolean('os_hidden'),
    /** Needed, with `containerFormat`, before there can be data. */
    diskFormat: attr
      .oneOf('raw', 'qcow2', 'iso', 'vmdk', 'vhd', 'vhdx', 'vdi', 'ploop', 'aki', 'ari', 'ami', 'gpt')
      .nullable(),
    /** `bare`: the data are the disk itself. */
    containerFormat: attr.oneOf('bare', 'ovf', 'ova', 'docker', 'compressed', 'aki', 'ari', 'ami').nullable(),
    /** The least disk that a server needs, in GiB. */
    minDisk: attr.number(),
    /** The least memory that a server needs, in MiB. */
    minRam: attr.number(),
    /** The project that it belongs to. Only administrators change it. */
    ownerId: attr.string('owner'),
    tags: attr.list(attr.string()),
    /** Bytes of the data; `null` as long as there are none. */
    size: readOnly.number().nullable(),
    /** Bytes of the disk that the data describe. */
    virtualSize: readOnly.number().nullable(),
    /** MD5 of the data. */
    checksum: readOnly.string().nullable(),
    /** What `hashValue` was made with: `sha512`, as a rule. */
    hashAlgo: readOnly.string('os_hash_algo').nullable(),
    hashValue: readOnly.string('os_hash_value').nullable(),
    createdAt: readOnly.time(),
    updatedAt: readOnly.time(),
    /** The stores that have the data, between commas. Clouds with one store say nothing. */
    stores: readOnly.string().optional(),
    /** Where the data are, if the cloud shows it. Setting it, where that is allowed, replaces all. */
    locations: attr
      .list(
        attr.object({
          url: attr.string().required(),
          metadata: attr.map<unknown>().required(),
          validationData: attr
            .object({
              hashAlgo: attr.string('os_hash_algo').required(),
              hashValue: attr.string('os_hash_value').required(),
              checksum: attr.string(),
            })
            .optional(),
        }),
      )
      .optional(),
    /** One of the places where the data are, if the cloud shows it. */
    directUrl: readOnly.string().optional(),
    /** The task of an import that is under way. */
    importTaskId: readOnly.string('os_glance_import_task').optional(),
    /** The stores that an import has yet to reach, between commas. */
    importingToStores: readOnly.string('os_glance_importing_to_stores').optional(),
    /** The stores that an import failed to reach, between commas. */
    failedImportStores: readOnly.string('os_glance_failed_import').optional(),
    /** Its own path, and those of its data and its schema. */
    self: readOnly.string(),
    file: readOnly.string(),
    schema: readOnly.string(),
    description: property(),
    architecture: property(),
    hypervisorType: property(),
    vmMode: property(),
    osType: property(),
    osDistro: property(),
    osVersion: property(),
    osAdminUser: property(),
    osCommandLine: property(),
    osRequireQuiesce: property(),
    osShutdownTimeout: property(),
    /** `required`, `disabled` or `optional`. */
    needsSecureBoot: property('os_secure_boot'),
    /** `mandatory` or `optional`. */
    needsConfigDrive: property('img_config_drive'),
    hasAutoDiskConfig: property('auto_disk_config'),
    kernelId: property(),
    ramdiskId: property(),
    instanceUuid: property(),
    instanceTypeRxtxFactor: property(),
    hwCpuSockets: property(),
    hwCpuCores: property(),
    hwCpuThreads: property(),
    hwCpuPolicy: property(),
    hwCpuThreadPolicy: property(),
    hwDiskBus: property(),
    hwMachineType: property(),
    hwQemuGuestAgent: property(),
    hwRngModel: property(),
    hwScsiModel: property(),
    hwSerialPortCount: property(),
    hwVideoModel: property(),
    hwVideoRam: property(),
    hwVifModel: property(),
    hwWatchdogAction: property(),
    isHwBootMenuEnabled: property('hw_boot_menu'),
    isHwVifMultiqueueEnabled: property('hw_vif_multiqueue_enabled'),
    vmwareAdaptertype: property(),
    vmwareOstype: property(),
    /** Whatever else its owner noted. What is given is added to what is there; `null` removes one. */
    properties: otherFields(attr.string()),
  },
  query: ['id', 'name', 'status', 'visibility', 'ownerId', 'isProtected', 'isHidden', 'diskFormat', 'containerFormat'],
  filters: {
    ...paged,
    /** Of images that others share: `accepted`, unless asked for. */
    memberStatus: attr.oneOf('accepted', 'pending', 'rejected', 'all'),
    /** Has this tag; of several, all. */
    tag: attr.string(),
    /** At least as many bytes. */
    sizeMin: attr.number(),
    /** At most as many bytes. */
    sizeMax: attr.number(),
    /** A time, with how to compare: `gte:2026-11-25T00:00:00Z`. */
    createdAt: attr.string(),
    /** A time, with how to compare: `gte:2026-11-25T00:00:00Z`. */
    updatedAt: attr.string(),
    /** Has properties of these values, by their names on the wire: `{ os_distro: 'debian' }`. */
    properties: otherFields(attr.string()),
  },
  isWhole: true,
  exchange: jsonPatch,
})) {}

/**
 * Where an image's data are. Administrators and other services only.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#get-location
 */
export class ImageLocation extends defineResource(() => ({
  service: api,
  path: '/images/{imageId}/locations',
  parents: { imageId: Image },
  idAttribute: 'url',
  can: ['create', 'list'],
  paging: 'none',
  attributes: {
    url: createOnly.string().required(),
    metadata: readOnly.map<unknown>(),
    /** What the data at the place must be like. */
    validationData: createOnly
      .object({ hashAlgo: attr.string('os_hash_algo'), hashValue: attr.string('os_hash_value') })
      .optional(),
  },
})) {}
