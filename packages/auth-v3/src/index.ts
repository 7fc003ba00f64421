import { registerAuthenticator } from '@os/core';
import { v3ApplicationCredentialPlugin, v3PasswordPlugin, v3TokenPlugin, type V3Options } from '@os/auth-v3/kit';

// The same as `@os/auth-v3/pure`, straight from where it is: that is a file less to load.
export {
  applicationCredentialFactor,
  MissingAuthMethodsError,
  passwordFactor,
  tokenFactor,
  v3ApplicationCredential,
  v3ApplicationCredentialPlugin,
  v3Password,
  v3PasswordPlugin,
  v3Token,
  v3TokenPlugin,
  type V3ApplicationCredentialOptions,
  type V3Options,
  type V3PasswordOptions,
  type V3TokenOptions,
} from '@os/auth-v3/kit';

// The password's comes first: where nothing fits, its message about what is missing helps most.
registerAuthenticator(v3PasswordPlugin);
registerAuthenticator(v3TokenPlugin);
registerAuthenticator(v3ApplicationCredentialPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3Options {}
}
