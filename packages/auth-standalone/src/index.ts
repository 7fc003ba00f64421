import { registerAuthenticator } from '@os/core';
import { adminTokenPlugin, httpBasicPlugin, nonePlugin, type StandaloneOptions } from '@os/auth-standalone/pure';

export * from '@os/auth-standalone/pure';

registerAuthenticator(adminTokenPlugin);
registerAuthenticator(httpBasicPlugin);
registerAuthenticator(nonePlugin);

declare module '@os/core' {
  interface AuthOptions extends StandaloneOptions {}
}
