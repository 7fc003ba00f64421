import { registerService } from '@os/core';
import { widgets, type WidgetService } from './pure.js';

export * from './pure.js';

registerService(widgets);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly widgets: WidgetService;
  }
}
