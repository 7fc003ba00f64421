import { serviceOf } from '@os/core';
import { Attachment, AttachmentMethods } from './attachment.js';
import { Backup, BackupMethods } from './backup.js';
import { AvailabilityZone, Extension, ResourceFilter } from './catalog.js';
import { ConsistencyGroup, ConsistencyGroupMethods, ConsistencyGroupSnapshot } from './consistency-group.js';
import { Deletions } from './deletion.js';
import { Group, GroupMethods } from './group.js';
import { GroupSnapshot, GroupSnapshotMethods } from './group-snapshot.js';
import { GroupType, GroupTypeMethods } from './group-type.js';
import { Cluster, Host, HostServiceMethods, HostUsage, Service } from './host-service.js';
import { LimitsMethods } from './limits.js';
import { ListingMethods } from './listing.js';
import { ManageableSnapshot, ManageableVolume, ManageMethods } from './manage.js';
import { Message } from './message.js';
import { MetadataMethods } from './metadata.js';
import { BackendPool, Capabilities } from './pool.js';
import { QosSpec, QosSpecAssociation, QosSpecMethods } from './qos.js';
import { QuotaMethods } from './quota.js';
import { Snapshot, SnapshotMethods } from './snapshot.js';
import { LegacyTransfer, Transfer, TransferMethods } from './transfer.js';
import { DefaultType, TypeAccess, TypeEncryption, TypeMethods, VolumeType } from './type.js';
import { Volume } from './volume.js';
import { VolumeMethods } from './volume-methods.js';

/** The Block Storage service of a cloud. See https://docs.openstack.org/api-ref/block-storage/v3/ */
export class BlockStorageService extends serviceOf(
  {
    volume: Volume,
    snapshot: Snapshot,
    backup: Backup,
    attachment: Attachment,
    transfer: Transfer,
    legacyTransfer: LegacyTransfer,
    group: Group,
    groupSnapshot: GroupSnapshot,
    groupType: GroupType,
    consistencyGroup: ConsistencyGroup,
    consistencyGroupSnapshot: ConsistencyGroupSnapshot,
    type: VolumeType,
    typeAccess: TypeAccess,
    typeEncryption: TypeEncryption,
    defaultType: DefaultType,
    qosSpec: QosSpec,
    qosSpecAssociation: QosSpecAssociation,
    manageableVolume: ManageableVolume,
    manageableSnapshot: ManageableSnapshot,
    message: Message,
    service: Service,
    cluster: Cluster,
    host: Host,
    hostUsage: HostUsage,
    backendPool: BackendPool,
    capabilities: Capabilities,
    availabilityZone: AvailabilityZone,
    extension: Extension,
    resourceFilter: ResourceFilter,
  },
  VolumeMethods,
  MetadataMethods,
  SnapshotMethods,
  ManageMethods,
  BackupMethods,
  AttachmentMethods,
  TransferMethods,
  GroupMethods,
  GroupSnapshotMethods,
  GroupTypeMethods,
  ConsistencyGroupMethods,
  TypeMethods,
  QosSpecMethods,
  QuotaMethods,
  HostServiceMethods,
  ListingMethods,
  LimitsMethods,
  Deletions,
) {}
