import { registerAuthenticator } from '@os/core';
import {
  v3OidcPasswordPlugin,
  v3OidcClientCredentialsPlugin,
  v3OidcAuthCodePlugin,
  v3OidcDeviceAuthzPlugin,
  v3OidcAccessTokenPlugin,
  type V3OidcOptions,
} from '@os/auth-v3/oidc/pure';

export * from '@os/auth-v3/oidc/pure';

registerAuthenticator(v3OidcPasswordPlugin);
registerAuthenticator(v3OidcClientCredentialsPlugin);
registerAuthenticator(v3OidcAuthCodePlugin);
registerAuthenticator(v3OidcDeviceAuthzPlugin);
registerAuthenticator(v3OidcAccessTokenPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3OidcOptions {}
}
