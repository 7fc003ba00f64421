import { registerService } from '@os/core';
import { image, type ImageService } from '@os/image/pure';

export * from '@os/image/pure';

registerService(image);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly image: ImageService;
  }
}
