import { defineService } from '@os/core';
import { api } from './api.js';
import { BlockStorageService } from './service.js';

export const blockStorage = defineService({
  key: 'blockStorage',
  packageName: '@os/block-storage',
  api,
  service: BlockStorageService,
});
export { BlockStorageService };
