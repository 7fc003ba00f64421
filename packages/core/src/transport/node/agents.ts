import { Agent as HttpAgent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TransportOptions } from '@os/core';
import { tunnel, watchConnecting } from './connect.js';
import { limitsOf } from './limits.js';
import type { Proxy } from './proxy.js';
import { READING } from './reading.js';
import { tlsSettings, type TlsSettings } from './tls.js';

type Connected = (error: Error | null, connection: Duplex) => void;

/** What keeps the connections of `node:http` open, and how many. */
export class Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
  readonly #tls: TlsSettings;
  readonly #settings: AgentOptions;
  readonly #connectTimeout: number;
  readonly #tunnels = new Map<Proxy, HttpsAgent>();

  constructor(options: TransportOptions) {
    const { maxConnections, connectTimeout } = limitsOf(options);
    this.#tls = tlsSettings(options);
    this.#settings = { keepAlive: true, maxSockets: maxConnections, onread: READING };
    this.#connectTimeout = connectTimeout;
    this.http = new PlainAgent(this.#settings, connectTimeout);
    this.https = new SecureAgent({ ...this.#settings, ...this.#tls }, connectTimeout);
  }

  /** For `https:` URLs that are asked through a proxy. */
  through(proxy: Proxy): HttpsAgent {
    let agent = this.#tunnels.get(proxy);
    if (!agent) {
      agent = new TunnelAgent({ ...this.#settings, ...this.#tls }, this.#connectTimeout, proxy, this.#tls);
      this.#tunnels.set(proxy, agent);
    }
    return agent;
  }

  /** Those in use go on; they are not kept open by the process when they are done. */
  closeIdle(): void {
    for (const { freeSockets } of [this.http, this.https, ...this.#tunnels.values()]) {
      for (const sockets of Object.values(freeSockets)) sockets?.forEach((socket) => socket.destroy());
    }
  }
}

/** Milliseconds of silence after which the system asks whether the other end is there still. */
const KEEP_ALIVE_DELAY = 60_000;

/** Has TCP keep a connection alive: axios asks for that with each request, and Node after it; both are system calls. */
function keepAliveOnce(connection: Duplex | null | undefined): void {
  if (!(connection instanceof Socket)) return;
  connection.once('connect', () => {
    connection.setKeepAlive(true, KEEP_ALIVE_DELAY);
    connection.setKeepAlive = () => connection;
  });
}

class PlainAgent extends HttpAgent {
  readonly #connectTimeout: number;

  constructor(options: AgentOptions, connectTimeout: number) {
    super(options);
    this.#connectTimeout = connectTimeout;
  }

  override createConnection(options: ClientRequestArgs, callback?: Connected): Duplex | null | undefined {
    const connection = super.createConnection(options, callback);
    if (connection) watchConnecting(connection, 'connect', this.#connectTimeout);
    keepAliveOnce(connection);
    return connection;
  }
}

class SecureAgent extends HttpsAgent {
  readonly connectTimeout: number;

  constructor(options: AgentOptions & TlsSettings, connectTimeout: number) {
    super(options);
    this.connectTimeout = connectTimeout;
  }

  override createConnection(options: RequestOptions, callback?: Connected): Duplex | null | undefined {
    const connection = super.createConnection(options, callback);
    if (connection) watchConnecting(connection, 'secureConnect', this.connectTimeout);
    keepAliveOnce(connection);
    return connection;
  }
}

/** Keeps tunnels open, which axios' own does not: it would ask the proxy, and shake hands, for each request. */
class TunnelAgent extends SecureAgent {
  readonly #proxy: Proxy;
  readonly #tls: TlsSettings;

  constructor(options: AgentOptions & TlsSettings, connectTimeout: number, proxy: Proxy, tls: TlsSettings) {
    super(options, connectTimeout);
    this.#proxy = proxy;
    this.#tls = tls;
  }

  override createConnection(options: RequestOptions, callback: Connected): undefined {
    const target = { host: options.host ?? 'localhost', port: Number(options.port) || 443 };
    tunnel(this.#proxy, target, { tls: this.#tls, timeout: this.connectTimeout }, (error, socket) => {
      if (!socket) {
        // Node's types want a connection beside an error, too.
        callback(error, undefined as never);
        return;
      }
      const secured = super.createConnection({ ...options, socket } as RequestOptions);
      if (secured) callback(null, secured);
    });
  }
}
