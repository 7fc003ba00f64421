import { registerService } from '@os/core';
import { compute, type ComputeService } from '@os/compute/pure';

export * from '@os/compute/pure';

registerService(compute);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly compute: ComputeService;
  }
}
