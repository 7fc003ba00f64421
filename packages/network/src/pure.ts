import { defineService } from '@os/core';
import { api } from './api.js';
import { NetworkService } from './service.js';

export const network = /* @__PURE__ */ defineService({ key: 'network', packageName: '@os/network', api, service: NetworkService });
export { NetworkService };
export * from './network.js';
export * from './qos.js';
