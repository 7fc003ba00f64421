import { registerAuthenticator } from '@os/core';
import { v3WebSsoPlugin, type V3WebSsoOptions } from '@os/auth-v3/websso/pure';

export * from '@os/auth-v3/websso/pure';

registerAuthenticator(v3WebSsoPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3WebSsoOptions {}
}
