import { registerAuthenticator } from '@os/core';
import { v3MultiFactorPlugin, v3TotpPlugin, type V3MfaOptions } from '@os/auth-v3/mfa/pure';

export * from '@os/auth-v3/mfa/pure';

registerAuthenticator(v3MultiFactorPlugin);
registerAuthenticator(v3TotpPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3MfaOptions {}
}
