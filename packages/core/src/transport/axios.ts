import http, {
  type Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import https, { type Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import type { RequestBody, Transport, TransportOptions, TransportRequest, TransportResponse } from '@os/core';
import axios, { AxiosError, AxiosHeaders, type AxiosProxyConfig } from 'axios';
import { Agents } from './node/agents.js';
import { Attempt } from './node/attempt.js';
import { incoming } from './node/incoming.js';
import { isLong, Outgoing } from './node/outgoing.js';
import { proxyOf, type ProxyOf } from './node/proxy.js';

/** Milliseconds after which a body is sent to a server that was to ask for it, and says nothing. */
const CONTINUE_WAIT = 1000;

/**
 * axios' own sending part, without what `axios.request` does around it: merging of settings, interceptors, parsing and
 * redirects are none of a transport's business, and half of the time.
 */
const adapter = axios.getAdapter('http');

/** Sends requests with axios over `node:http`, with connections kept alive. The default in Node. */
export class AxiosTransport implements Transport {
  readonly #agents: Agents;
  readonly #proxyOf: ProxyOf | undefined;

  /** @throws ConfigError - the options cannot be used: a file cannot be read, a proxy's URL is none. */
  constructor(options: TransportOptions = {}) {
    this.#proxyOf = proxyOf(options);
    this.#agents = new Agents(options);
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, url, expect, signal } = request;
    let sent: ClientRequest | undefined;
    let message: IncomingMessage | undefined;
    const attempt = new Attempt(request, (reason) => sent?.destroy(reason));
    const body = bodyOf(request, attempt);
    const headers = AxiosHeaders.from(request.headers);
    if (body instanceof Outgoing && body.size !== undefined) headers.set('content-length', body.size, false);
    try {
      signal?.throwIfAborted();
      const response = await adapter({
        method,
        url,
        headers,
        data: body,
        responseType: expect === 'bytes' ? 'arraybuffer' : expect,
        maxRedirects: 0,
        decompress: request.headers['accept-encoding'] !== 'identity',
        transport: {
          request(options: RequestOptions, onResponse: (message: IncomingMessage) => void): ClientRequest {
            sent = (options.protocol === 'https:' ? https : http).request(options, (received) => {
              message = received;
              if (body instanceof Outgoing && !body.readableEnded) leaveUnsent(body, sent, received);
              onResponse(received);
            });
            if (body instanceof Continued) body.waitFor(sent);
            return sent;
          },
        },
        // Last, as engines copy into objects that are whole already several times faster.
        ...this.#route(url),
      });
      const { data } = response as { data: unknown };
      if (!(data instanceof Readable)) attempt.end();
      return {
        status: response.status,
        headers: headersOf(message),
        body: data instanceof Readable ? incoming(data, attempt, () => sent?.destroy()) : (data as string | Uint8Array),
      };
    } catch (error) {
      if (body instanceof Outgoing) body.destroy();
      throw attempt.fail(causeOf(error));
    }
  }

  close(): void {
    this.#agents.closeIdle();
  }

  #route(url: string): { proxy: AxiosProxyConfig | false; httpAgent: HttpAgent; httpsAgent: HttpsAgent } {
    const { http: httpAgent, https: httpsAgent } = this.#agents;
    const proxy = this.#proxyOf?.(new URL(url));
    if (!proxy) return { proxy: false, httpAgent, httpsAgent };
    if (url.startsWith('https:')) return { proxy: false, httpAgent, httpsAgent: this.#agents.through(proxy) };
    const { protocol, hostname: host, port, credentials: auth } = proxy;
    return { proxy: { protocol, host, port, ...(auth && { auth }) }, httpAgent, httpsAgent };
  }
}

/** A body that is sent when the server says so, or keeps silent. */
class Continued extends Outgoing {
  readonly #release: () => void;

  constructor(body: RequestBody, onPiece: () => void) {
    let release = (): void => undefined;
    super(body, onPiece, new Promise((resolve) => (release = resolve)));
    this.#release = release;
  }

  waitFor(sent: ClientRequest): void {
    const timer = setTimeout(this.#release, CONTINUE_WAIT);
    sent.once('continue', this.#release).once('close', () => clearTimeout(timer));
  }
}

/** A body of the kinds that axios sends: of byte arrays, it knows Node's alone. */
function bodyOf({ body, headers }: TransportRequest, attempt: Attempt): string | Buffer | Outgoing | undefined {
  const onPiece = (): void => attempt.startClock();
  if (body !== undefined && headers['expect']?.toLowerCase() === '100-continue') return new Continued(body, onPiece);
  if (body !== undefined && isLong(body)) return new Outgoing(body, onPiece);
  return body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    : (body as string | undefined);
}

/** The answer came before all was sent: the rest is not, so that the connection is of no use after the answer. */
function leaveUnsent(body: Outgoing, sent: ClientRequest | undefined, received: IncomingMessage): void {
  body.stop();
  received.once('end', () => sent?.destroy());
}

/** Node has joined all values already, but for those of one header. */
function headersOf(message: IncomingMessage | undefined): Record<string, string> {
  const { headers = {} } = message ?? {};
  const cookies = headers['set-cookie'];
  return (cookies ? { ...headers, 'set-cookie': cookies.join(', ') } : headers) as Record<string, string>;
}

/** What went wrong without axios' own error, which would print the request's headers, the token among them. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof AxiosError)) return error;
  return error.cause ?? Object.assign(new Error(error.message), { code: error.code });
}
