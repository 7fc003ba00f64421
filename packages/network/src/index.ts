import { registerService } from '@os/core';
import { network, type NetworkService } from '@os/network/pure';

export * from '@os/network/pure';

registerService(network);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly network: NetworkService;
  }
}
