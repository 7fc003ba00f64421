import { defineService } from '@os/core';
import { api } from './api.js';
import { __Service__ } from './service.js';

/** The service, to be handed over explicitly. */
export const __key__ = /* @__PURE__ */ defineService({
  key: '__key__',
  packageName: '__package__',
  core: '__core__',
  api,
  service: __Service__,
});

export { __Service__ };
export * from './__file__.js';
