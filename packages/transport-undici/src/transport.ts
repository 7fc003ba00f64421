import type { Transport, TransportOptions, TransportRequest, TransportResponse } from '@os/core';
import { ACCEPT_ENCODING } from './decoder.js';
import { Exchange } from './exchange.js';
import { Outgoing } from '@os/core/node';
import { Pools } from './pools.js';

/**
 * Sends requests with undici: the fastest transport in Node, for one request after the other and for many at once.
 *
 * ```ts
 * const transport = new UndiciTransport({ verify: '/etc/ssl/certs/cloud-ca.pem' });
 * const conn = new Connection({ …, transport });
 * ```
 */
export class UndiciTransport implements Transport {
  readonly #pools: Pools;

  /** @throws ConfigError - the options cannot be used: a file cannot be read, a proxy's URL is none. */
  constructor(options: TransportOptions = {}) {
    this.#pools = new Pools(options);
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(request, resolve, reject);
      try {
        request.signal?.throwIfAborted();
        const url = new URL(request.url);
        const { pool, prefix, headers } = this.#pools.routeTo(url);
        const { method } = request;
        pool.dispatch(
          {
            method: method,
            path: prefix + url.pathname + url.search,
            headers: headersOf(request, headers, exchange.body),
            body: exchange.body,
            // By default, undici gives up the connection after a HEAD.
            ...(method === 'HEAD' && { reset: false }),
          },
          exchange,
        );
      } catch (error) {
        exchange.fail(error);
      }
    });
  }

  /** Closes idle connections, and the others when their requests are done. */
  close(): void {
    this.#pools.close();
  }
}

/** Names and values in turn, as undici would make them. */
function headersOf({ headers }: TransportRequest, more: readonly string[], body: Exchange['body']): string[] {
  const list = [...more];
  for (const name in headers) {
    // undici cannot wait for the server to ask for the body.
    if (name !== 'expect') list.push(name, headers[name]!);
  }
  if (headers['accept-encoding'] === undefined) list.push('accept-encoding', ACCEPT_ENCODING);
  if (body instanceof Outgoing && body.size !== undefined && headers['content-length'] === undefined) {
    list.push('content-length', String(body.size));
  }
  return list;
}
