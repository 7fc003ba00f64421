import { defineService } from '@os/core';
import { api } from './api.js';
import { ComputeService } from './service.js';

/** The Compute service, to be handed to a connection: `createConnection({ services: [compute], … })`. */
export const compute = defineService({
  key: 'compute',
  packageName: '@os/compute',
  api,
  service: ComputeService,
});
export { ComputeService };
export * from './aggregate.js';
export * from './availability-zone.js';
export type { AnyRef } from './common.js';
export * from './event.js';
export * from './extension.js';
export * from './flavor.js';
export * from './host-service.js';
export * from './hypervisor.js';
export * from './image.js';
export * from './keypair.js';
export * from './limits.js';
export * from './migration.js';
export * from './quota.js';
export * from './server-action.js';
export * from './server-console.js';
export * from './server-group.js';
export * from './server-insight.js';
export * from './server-metadata.js';
export * from './server-network.js';
export * from './server-tag.js';
export * from './server.js';
export * from './share-attachment.js';
export * from './usage.js';
export * from './volume-attachment.js';
