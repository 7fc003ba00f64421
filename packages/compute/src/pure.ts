import { defineService } from '@os/core';
import { api } from './api.js';
import { ComputeService } from './service.js';

export const compute = defineService({
  key: 'compute',
  packageName: '@os/compute',
  api,
  service: ComputeService,
});
export { ComputeService };
