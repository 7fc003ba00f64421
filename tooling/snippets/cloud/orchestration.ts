import { attr, defineApi, defineResource, defineService, serviceOf } from '@os/core';

const api = defineApi({ type: 'orchestration' });

class Stack extends defineResource({
  service: api,
  path: '/stacks',
  keys: 'stacks',
  can: ['list'],
  attributes: { name: attr.string('stack_name') },
}) {}

class OrchestrationService extends serviceOf({ stack: Stack }) {}

/** A service that no package is published for. */
export const orchestration = defineService({
  key: 'orchestration',
  packageName: 'tooling-docs',
  api,
  service: OrchestrationService,
});
