import { registerAuthenticator } from '@os/core';
import { v3TokenlessAuthPlugin, type V3TokenlessOptions } from '@os/auth-v3/tokenless/pure';

export * from '@os/auth-v3/tokenless/pure';

registerAuthenticator(v3TokenlessAuthPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3TokenlessOptions {}
}
