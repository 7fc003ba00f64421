import { defineService } from '@os/core';
import { api } from './api.js';
import { BlockStorageService } from './service.js';

/** The Block Storage service, to be handed to a connection: `createConnection({ services: [blockStorage], … })`. */
export const blockStorage = defineService({
  key: 'blockStorage',
  packageName: '@os/block-storage',
  api,
  service: BlockStorageService,
});
export { BlockStorageService };
export { Attachment, type CreateAttachmentSettings } from './attachment.js';
export { Backup, BackupRecord, BackupRestore, type RestoreBackupSettings } from './backup.js';
export { AvailabilityZone, Extension, ResourceFilter } from './catalog.js';
export type { AnyRef, Connector, Specs } from './common.js';
export {
  ConsistencyGroup,
  ConsistencyGroupSnapshot,
  type ConsistencyGroupSource,
  type CreateConsistencyGroup,
  type UpdateConsistencyGroup,
} from './consistency-group.js';
export type {
  DeleteConsistencyGroupOptions,
  DeleteGroupOptions,
  DeleteQosSpecOptions,
  DeleteVolumeOptions,
} from './deletion.js';
export { Group, type FailoverGroupSettings, type GroupSource } from './group.js';
export { GroupSnapshot } from './group-snapshot.js';
export { GroupType } from './group-type.js';
export {
  Cluster,
  Host,
  HostUsage,
  Service,
  WorkerCleanup,
  type CleanupSettings,
  type ClusterSettings,
  type FailoverServiceSettings,
  type LogLevels,
  type LogSettings,
  type ServiceRef,
} from './host-service.js';
export { Limits, type AbsoluteLimits } from './limits.js';
export {
  ManageableSnapshot,
  ManageableVolume,
  type BackendReference,
  type ManageSnapshotSettings,
  type ManageVolumeSettings,
} from './manage.js';
export { Message } from './message.js';
export { BackendPool, Capabilities } from './pool.js';
export { QosSpec, QosSpecAssociation, type UpdateQosSpec } from './qos.js';
export type { QuotaSet, QuotaUsage, TypeQuota, UpdateQuota } from './quota.js';
export { Snapshot } from './snapshot.js';
export { LegacyTransfer, Transfer } from './transfer.js';
export { DefaultType, TypeAccess, TypeEncryption, VolumeType } from './type.js';
export { Volume, VolumeImageUpload, VolumeSummary } from './volume.js';
export type {
  AttachVolumeSettings,
  CreateVolume,
  DetachVolumeSettings,
  MigrateVolumeSettings,
  ReimageVolumeSettings,
  UploadVolumeSettings,
  VolumeStatuses,
} from './volume-methods.js';
