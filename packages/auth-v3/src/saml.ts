import { registerAuthenticator } from '@os/core';
import { v3SamlPasswordPlugin, v3AdfsPasswordPlugin, type V3SamlOptions } from '@os/auth-v3/saml/pure';

export * from '@os/auth-v3/saml/pure';

registerAuthenticator(v3SamlPasswordPlugin);
registerAuthenticator(v3AdfsPasswordPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3SamlOptions {}
}
