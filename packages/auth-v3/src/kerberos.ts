import { registerAuthenticator } from '@os/core';
import { v3KerberosPlugin, v3FedKerbPlugin, type V3KerberosOptions } from '@os/auth-v3/kerberos/pure';

export * from '@os/auth-v3/kerberos/pure';

registerAuthenticator(v3KerberosPlugin);
registerAuthenticator(v3FedKerbPlugin);

declare module '@os/core' {
  interface AuthOptions extends V3KerberosOptions {}
}
