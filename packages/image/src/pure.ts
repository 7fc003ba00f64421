import { defineService } from '@os/core';
import { api } from './api.js';
import { ImageService } from './service.js';

export const image = defineService({
  key: 'image',
  packageName: '@os/image',
  api,
  service: ImageService,
});
export { ImageService };
