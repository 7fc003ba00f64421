import { registerAuthenticator } from '@os/core';
import { v3K2KPlugin, type V3K2KOptions } from '@os/auth-v3/k2k/pure';

export * from '@os/auth-v3/k2k/pure';

registerAuthenticator(v3K2KPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3K2KOptions {}
}
