import { registerAuthenticator } from '@os/core';
import {
  v3OAuth1Plugin,
  v3OAuth2ClientCredentialPlugin,
  v3OAuth2MtlsClientCredentialPlugin,
  type V3OAuthOptions,
} from '@os/auth-v3/oauth/pure';

export * from '@os/auth-v3/oauth/pure';

registerAuthenticator(v3OAuth1Plugin);
registerAuthenticator(v3OAuth2ClientCredentialPlugin);
registerAuthenticator(v3OAuth2MtlsClientCredentialPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3OAuthOptions {}
}
