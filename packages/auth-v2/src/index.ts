import { registerAuthenticator } from '@os/core';
import { v2PasswordPlugin, v2TokenPlugin, type V2Options } from '@os/auth-v2/pure';

export * from '@os/auth-v2/pure';

// The password's comes first: where nothing fits, its message about what is missing helps most.
registerAuthenticator(v2PasswordPlugin);
registerAuthenticator(v2TokenPlugin);

declare module '@os/core' {
  interface AuthOptions extends V2Options {}
}
