import { registerService } from '@os/core';
import { blockStorage, type BlockStorageService } from '@os/block-storage/pure';

export * from '@os/block-storage/pure';

registerService(blockStorage);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly blockStorage: BlockStorageService;
  }
}
