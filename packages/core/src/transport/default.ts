import { FetchTransport } from './fetch.js';
import type { Transport, TransportOptions } from './transport.js';

/** Makes the transport of connections that are given none. Node has a file of its own for this. */
export function defaultTransport(options: TransportOptions): Transport {
  return new FetchTransport(options);
}
