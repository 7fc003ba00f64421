import type { TransportOptions } from '@os/core';
import {
  limitsOf,
  markUnsent,
  proxyAuthorization,
  proxyOf,
  READING,
  tlsSettings,
  tunnel,
  type Limits,
  type Proxy,
  type ProxyOf,
  type TlsSettings,
} from '@os/core/node';
import type { Socket } from 'node:net';
import type { Pool as PoolType } from 'undici';
// All of undici takes three times as long to load as these.
import buildConnector from 'undici/lib/core/connect.js';
import Pool from 'undici/lib/dispatcher/pool.js';

type Connector = ReturnType<typeof buildConnector>;

/** How an origin is reached. */
export interface Route {
  readonly pool: PoolType;
  /** What comes before the path: nothing, or the origin where a proxy has to know it. */
  readonly prefix: string;
  /** Headers for the proxy: names and values in turn. */
  readonly headers: readonly string[];
}

/** The connections to each origin. */
export class Pools {
  readonly #tls: TlsSettings;
  readonly #proxyOf: ProxyOf | undefined;
  readonly #limits: Limits;
  readonly #connect: Connector;
  readonly #routes = new Map<string, Route>();

  constructor(options: TransportOptions) {
    this.#tls = tlsSettings(options);
    this.#proxyOf = proxyOf(options);
    this.#limits = limitsOf(options);
    const connect = buildConnector({ ...this.#tls, timeout: this.#limits.connectTimeout, onread: READING });
    this.#connect = (target, callback) =>
      connect(target, (...[error, socket]) => (error ? callback(markUnsent(error), null) : callback(null, socket)));
  }

  routeTo(url: URL): Route {
    let route = this.#routes.get(url.origin);
    if (!route) {
      route = this.#open(url);
      this.#routes.set(url.origin, route);
    }
    return route;
  }

  close(): void {
    // A stream that is still read keeps its connection, which is not waited for.
    for (const { pool } of this.#routes.values()) void pool.close();
    this.#routes.clear();
  }

  #open(url: URL): Route {
    const proxy = this.#proxyOf?.(url);
    if (!proxy) return { pool: this.#poolOf(url.origin, this.#connect), prefix: '', headers: [] };
    if (url.protocol === 'https:') {
      return { pool: this.#poolOf(url.origin, this.#connectorThrough(proxy)), prefix: '', headers: [] };
    }
    const host = proxy.hostname.includes(':') ? `[${proxy.hostname}]` : proxy.hostname;
    const authorization = proxyAuthorization(proxy);
    return {
      pool: this.#poolOf(`${proxy.protocol}//${host}:${proxy.port}`, this.#connect),
      prefix: url.origin,
      headers: ['host', url.host, ...(authorization ? ['proxy-authorization', authorization] : [])],
    };
  }

  #poolOf(origin: string, connect: Connector): PoolType {
    return new Pool(origin, {
      connect,
      connections: Number.isFinite(this.#limits.maxConnections) ? this.#limits.maxConnections : null,
      // Each request has a clock of its own, which is more exact.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  #connectorThrough(proxy: Proxy): Connector {
    return (target, callback) => {
      const { hostname: host, port } = target;
      const settings = { tls: this.#tls, timeout: this.#limits.connectTimeout };
      tunnel(proxy, { host, port: Number(port) || 443 }, settings, (error, socket) => {
        if (socket) this.#connect({ ...target, httpSocket: socket as Socket }, callback);
        else callback(error ?? new Error('the proxy gave no connection'), null);
      });
    };
  }
}
