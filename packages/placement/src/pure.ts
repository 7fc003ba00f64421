import { defineService } from '@os/core';
import { api } from './api.js';
import { PlacementService } from './service.js';

export const placement = defineService({
  key: 'placement',
  packageName: '@os/placement',
  api,
  service: PlacementService,
});
export { PlacementService };
