export { v3FedKerb, v3FedKerbPlugin, type V3FedKerbOptions } from './federated.js';
export { v3Kerberos, v3KerberosPlugin, type V3KerberosMethodOptions } from './kerberos.js';
export type { Negotiate, V3KerberosOptions } from './options.js';
