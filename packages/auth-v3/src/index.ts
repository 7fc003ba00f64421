import { registerAuthenticator } from '@os/core';
import { v3ApplicationCredentialPlugin, v3PasswordPlugin, v3TokenPlugin, type V3Options } from '@os/auth-v3/pure';

export * from '@os/auth-v3/pure';

// The password's comes first: where nothing fits, its message about what is missing helps most.
registerAuthenticator(v3PasswordPlugin);
registerAuthenticator(v3TokenPlugin);
registerAuthenticator(v3ApplicationCredentialPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3Options {}
}
