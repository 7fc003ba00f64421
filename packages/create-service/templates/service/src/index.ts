// By the package's own name, so that there is one copy of each class, whichever entry it is imported from.
import { registerService } from '@os/core';
import { __key__, type __Service__ } from '__package__/pure';

export * from '__package__/pure';

registerService(__key__);

declare module '@os/core' {
  interface ServiceRegistry {
    readonly __key__: __Service__;
  }
}
