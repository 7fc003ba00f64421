import { defineService } from '@os/core';
import { api } from './api.js';
import { NetworkService } from './service.js';

export const network = defineService({
  key: 'network',
  packageName: '@os/network',
  api,
  service: NetworkService,
});
export { NetworkService };
export * from './address.js';
export * from './agent.js';
export * from './extension.js';
export * from './flavor.js';
export * from './floating-ip.js';
export * from './network.js';
export * from './port.js';
export * from './qos.js';
export * from './quota.js';
export * from './rbac.js';
export * from './revision.js';
export * from './router.js';
export * from './scheduling.js';
export * from './security-group.js';
export * from './subnet.js';
export * from './tags.js';
