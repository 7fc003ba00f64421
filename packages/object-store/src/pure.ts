import { defineService } from '@os/core';
import { api } from './api.js';
import { ObjectStoreService } from './service.js';

export const objectStore = defineService({
  key: 'objectStore',
  packageName: '@os/object-store',
  api,
  service: ObjectStoreService,
});
export { ObjectStoreService };
