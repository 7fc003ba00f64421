import { registerService } from '@os/core';
import { placement, type PlacementService } from '@os/placement/pure';

export * from '@os/placement/pure';

registerService(placement);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly placement: PlacementService;
  }
}
