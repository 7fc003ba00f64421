import { registerService } from '@os/core';
import { objectStore, type ObjectStoreService } from '@os/object-store/pure';

export * from '@os/object-store/pure';

registerService(objectStore);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly objectStore: ObjectStoreService;
  }
}
