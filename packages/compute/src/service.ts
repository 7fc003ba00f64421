import { serviceOf } from '@os/core';
import { Aggregate, AggregateMethods } from './aggregate.js';
import { AvailabilityZone, AvailabilityZoneDetail } from './availability-zone.js';
import { ServerEventMethods } from './event.js';
import { Extension } from './extension.js';
import { Flavor, FlavorMethods, FlavorSummary } from './flavor.js';
import { HostService, HostServiceMethods } from './host-service.js';
import { Hypervisor, HypervisorMethods, HypervisorSummary } from './hypervisor.js';
import { Image, ImageMethods, ImageSummary } from './image.js';
import { Keypair, KeypairMethods } from './keypair.js';
import { LimitMethods } from './limits.js';
import { Migration, MigrationMethods, ServerMigration } from './migration.js';
import { QuotaClassSet, QuotaMethods, QuotaSet } from './quota.js';
import { ServerActions } from './server-action.js';
import { ServerConsoleMethods, ServerRemoteConsole } from './server-console.js';
import { ServerGroup } from './server-group.js';
import { ServerAction, ServerInsight } from './server-insight.js';
import { ServerMetadataMethods } from './server-metadata.js';
import { ServerInterface, ServerNetworkMethods } from './server-network.js';
import { ServerTagMethods } from './server-tag.js';
import { Server, ServerFinding, ServerSummary } from './server.js';
import { ShareAttachment } from './share-attachment.js';
import { Usage, UsageMethods } from './usage.js';
import { VolumeAttachment, VolumeAttachmentMethods } from './volume-attachment.js';

/** The Compute service (Nova). See https://docs.openstack.org/api-ref/compute/ */
export class ComputeService extends serviceOf(
  {
    server: Server,
    serverSummary: ServerSummary,
    serverInterface: ServerInterface,
    volumeAttachment: VolumeAttachment,
    shareAttachment: ShareAttachment,
    serverRemoteConsole: ServerRemoteConsole,
    serverAction: ServerAction,
    serverMigration: ServerMigration,
    migration: Migration,
    serverGroup: ServerGroup,
    flavor: Flavor,
    flavorSummary: FlavorSummary,
    keypair: Keypair,
    aggregate: Aggregate,
    availabilityZone: AvailabilityZone,
    availabilityZoneDetail: AvailabilityZoneDetail,
    hypervisor: Hypervisor,
    hypervisorSummary: HypervisorSummary,
    service: HostService,
    quotaSet: QuotaSet,
    quotaClassSet: QuotaClassSet,
    usage: Usage,
    extension: Extension,
    image: Image,
    imageSummary: ImageSummary,
  },
  ServerFinding,
  ServerActions,
  MigrationMethods,
  ServerMetadataMethods,
  ServerTagMethods,
  ServerNetworkMethods,
  VolumeAttachmentMethods,
  ServerConsoleMethods,
  ServerInsight,
  ServerEventMethods,
  FlavorMethods,
  KeypairMethods,
  AggregateMethods,
  HypervisorMethods,
  HostServiceMethods,
  LimitMethods,
  QuotaMethods,
  UsageMethods,
  ImageMethods,
) {}
