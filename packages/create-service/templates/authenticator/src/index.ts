// By the package's own name, so that there is one copy of everything, whichever entry it is imported from.
import { registerAuthenticator } from '@os/core';
import { __key__Plugin, type __Plugin__Options } from '__package__/pure';

export * from '__package__/pure';

registerAuthenticator(__key__Plugin);

declare module '@os/core' {
  interface AuthOptions extends __Plugin__Options {}
}
