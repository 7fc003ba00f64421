import { registerService } from '@os/core';
import { identity, type IdentityService } from '@os/identity/pure';

export * from '@os/identity/pure';

registerService(identity);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly identity: IdentityService;
  }
}
