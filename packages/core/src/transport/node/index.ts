/** What transports in Node have in common; for authors of such. */
export { Attempt } from './attempt.js';
export { isUnsent, markUnsent, tunnel, watchConnecting } from './connect.js';
export { incoming, Inlet } from './incoming.js';
export { limitsOf } from './limits.js';
export type { Limits } from './limits.js';
export { isLong, Outgoing, REUSE } from './outgoing.js';
export type { ReusingStream } from './outgoing.js';
export { proxyAuthorization, proxyOf } from './proxy.js';
export type { Proxy, ProxyOf } from './proxy.js';
export { READING } from './reading.js';
export { tlsSettings } from './tls.js';
export type { TlsSettings } from './tls.js';
