import { defineService } from '@os/core';
import { api } from './api.js';
import { WidgetService } from './service.js';

/** The service, to be handed over explicitly. */
export const widgets = /* @__PURE__ */ defineService({
  key: 'widgets',
  packageName: '@acme/openstack-widgets',
  api,
  service: WidgetService,
});

export { WidgetService };
export * from './widget.js';
