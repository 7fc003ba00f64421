import {
  ConfigError,
  createAccess,
  registeredServices,
  transportFailure,
  type Authenticator,
  type RequestBody,
  type ServiceDefinition,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from '@os/core';
import type { Listener, ListenOptions } from '../http/http.js';
import { listen } from '../http/listen.js';
import { ADMIN } from '../services/identity/rules.js';
import { FakeAnswer } from './answer.js';
import { FakeClock } from './clock.js';
import { plainDialect } from './dialect.js';
import { delay, Faults, type Fault } from './faults.js';
import { Inside } from './inside.js';
import { ORIGIN } from './origin.js';
import type { FakeRules } from './rules.js';
import type { FakeService } from './service.js';

/** What a fake cloud is made from. */
export interface FakeCloudOptions {
  /** The services it has. Default: all that were imported. Identity is always there, at least for logging in. */
  readonly services?: readonly ServiceDefinition[];
  /** How services behave beyond their declaration; see `defineFake`. The official services that have any are known. */
  readonly fakes?: readonly FakeRules[];
  /** Milliseconds that a new server, volume and so on takes to become active. Default: 0, which is at the second look. */
  readonly statusDelay?: number;
  /** Milliseconds that tokens live. Default: 14,400,000 (4 hours). */
  readonly tokenLifetime?: number;
  /** The most resources that a page of a list has. Default: no limit. */
  readonly pageSize?: number;
}

/** A request that reached the fake cloud. */
export interface FakeRequest {
  readonly method: string;
  /** With the query: `/network/v2.0/networks?name=a`. */
  readonly path: string;
  /** Names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, parsed; text where it is no JSON, undefined where there is none. */
  readonly body: unknown;
  /** What it was answered with; undefined if there was no answer. */
  readonly status: number | undefined;
}

/** How to connect to a fake cloud; together with the package `@os/auth-v3`, it is what `new Connection()` needs. */
export interface FakeConnectionOptions {
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  readonly projectName: string;
  readonly transport: Transport;
}

/**
 * An OpenStack cloud in memory: Keystone with tokens and a catalog, and every service that was imported, with the resources
 * that it declares. It is a transport, so that nothing reaches the network and it runs anywhere, and can listen as well.
 *
 * ```ts
 * const fake = new FakeCloud();
 * const conn = new Connection(fake.options());
 * await conn.network.createNetwork({ name: 'jenkins' });
 * expect(fake.requests.at(-1)).toMatchObject({ method: 'POST', body: { network: { name: 'jenkins' } } });
 * ```
 */
export class FakeCloud implements Transport {
  /** The cloud's time, to be moved or stopped. */
  readonly clock = new FakeClock();
  /** Every request so far. */
  readonly requests: FakeRequest[] = [];
  readonly #faults = new Faults();
  readonly #inside: Inside;
  #count = 0;

  constructor(options: FakeCloudOptions = {}) {
    const { services = registeredServices(), fakes = [], statusDelay = 0, pageSize = Infinity } = options;
    const { tokenLifetime = 4 * 3_600_000 } = options;
    const due = (): number => this.clock.now() + statusDelay;
    const surroundings = { clock: this.clock, pageSize, due, count: () => ++this.#count };
    this.#inside = new Inside({ services, fakes, tokenLifetime, surroundings });
  }

  /** What is printed: not the requests, which are many, and hold passwords. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `FakeCloud (${this.requests.length} requests)`;
  }

  /** What `new Connection()` needs to log in as the administrator, with `@os/auth-v3` imported. */
  options(): FakeConnectionOptions {
    return { authUrl: `${ORIGIN}/identity/v3`, ...ADMIN, transport: this };
  }

  /** Logs in as the administrator without any request; for connections without an authentication plugin. */
  authenticator(): Authenticator {
    return {
      name: 'fake',
      authorize: () => {
        const { keystone } = this.#inside;
        const access = keystone.admit(ADMIN.username, ADMIN.projectName);
        const { id, expiresAt, user, project, roles } = access;
        return Promise.resolve(
          createAccess({
            headers: { 'x-auth-token': id },
            // By the local clock, which is the one that the connection goes by.
            expiresAt: expiresAt - this.clock.now() + Date.now(),
            identityUrl: `${ORIGIN}/identity/v3`,
            catalog: keystone.catalogOf(access, ORIGIN),
            user,
            project,
            roles,
          }),
        );
      },
    };
  }

  /**
   * One of the services, to look at or change what it holds.
   *
   * ```ts
   * fake.service('compute').collection('/servers').add({ name: 'broken', status: 'ERROR' });
   * ```
   *
   * @param type - The official type: `network`.
   * @throws ConfigError - the cloud has no such service.
   */
  service(type: string): FakeService {
    const { services } = this.#inside;
    const found = services.find(({ api }) => api.type === type);
    if (!found) {
      const types = services.map(({ api }) => api.type).join(', ');
      throw new ConfigError(
        `The fake cloud has no service "${type}"; it has ${types}. Was it imported, or passed in "services"?`,
      );
    }
    found.settle();
    return found;
  }

  /**
   * Makes requests fail, one unless `times` says otherwise.
   *
   * ```ts
   * fake.fail({ match: { method: 'GET', path: '/servers' }, status: 503, headers: { 'retry-after': '1' }, times: 2 });
   * fake.fail({ reset: true });
   * fake.fail({ delay: 5_000 });
   * ```
   */
  fail(fault: Fault): void {
    this.#faults.add(fault);
  }

  /** Makes all tokens void, as if they had been revoked. */
  revokeTokens(): void {
    this.#inside.keystone.revokeAll();
  }

  /**
   * Answers a request to `http://fake.cloud`.
   *
   * @throws ConnectionError - the request is for another origin, or a fault resets the connection.
   * @throws TimeoutError - a fault delays the answer for too long.
   * @throws AbortedError
   */
  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, headers, expect, signal } = request;
    const url = new URL(request.url);
    if (url.origin !== ORIGIN) {
      const message = `this is the fake cloud, which is at ${ORIGIN} and nowhere else`;
      throw transportFailure(request, failure('ENOTFOUND', message));
    }
    const answer = await this.#respond({ method, url, headers, body: await bytesOf(request.body) }, request);
    if (answer === 'late' || signal?.aborted) {
      throw transportFailure(request, failure('ETIMEDOUT', 'it was late'), { isTimeout: answer === 'late' });
    }
    if (answer === 'reset') {
      throw transportFailure(request, failure('ECONNRESET', 'the fake cloud broke the connection'));
    }
    return { ...answer, body: bodyAs(expect, answer.body) };
  }

  /**
   * Listens as an HTTP server too, for programs that bring their own transport. Pages of any origin may ask it.
   *
   * @throws ConfigError - this is not Node.
   */
  listen(options?: ListenOptions): Promise<Listener> {
    return listen(async ({ method, url, headers, body }) => {
      if (method === 'OPTIONS') return { status: 204, headers: CORS };
      const answer = await this.#respond({ method, url, headers, body: await bytesOf(body) }, {});
      return typeof answer === 'string'
        ? undefined
        : { ...answer, headers: { ...answer.headers, ...corsOf(answer.headers) } };
    }, options);
  }

  /** Answers a request, unless a fault happens to it, and records both. */
  async #respond(
    { method, url, headers, body }: Pick<FakeRequest, 'method' | 'headers'> & { url: URL; body: Uint8Array },
    patience: Pick<TransportRequest, 'signal' | 'timeout'>,
  ): Promise<Outgoing | 'reset' | 'late'> {
    const fault = this.#faults.take(method, url);
    const isInTime = fault?.delay === undefined || (await delay(fault.delay, patience));
    const text = new TextDecoder().decode(body);
    const json = parse(text);
    const answer = !isInTime
      ? 'late'
      : fault?.reset
        ? 'reset'
        : fault?.status === undefined
          ? await this.#inside.answer({ method, url, headers, body, json })
          : new FakeAnswer(fault.status, fault.body, fault.headers);
    const status = answer instanceof FakeAnswer ? answer.status : undefined;
    this.requests.push({ method, path: url.pathname + url.search, headers, body: json ?? (text || undefined), status });
    if (!(answer instanceof FakeAnswer)) return answer;
    const [type, content] = contentOf(answer.body);
    return {
      status: answer.status,
      headers: {
        ...(type !== undefined && { 'content-type': type }),
        'x-openstack-request-id': `req-${plainDialect.id(++this.#count)}`,
        ...answer.headers,
      },
      body: method === 'HEAD' ? '' : content,
    };
  }
}

/** An answer, ready to be sent. */
interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  // Whatever services take: microversions have a header of their own in some. The star does not stand for this one.
  'access-control-allow-headers': '*, authorization',
};

/** What pages may read of any answer, beside what they always may. */
const EXPOSED = ['x-subject-token', 'x-openstack-request-id', 'location', 'link', 'retry-after', 'etag', 'x-timestamp'];

/** Pages may read metadata of objects and containers as well; of an account, and settings, Swift shows them nothing. */
function corsOf(headers: Outgoing['headers']): Outgoing['headers'] {
  const metadata = Object.keys(headers).filter((name) => /^x-(object|container)-meta-/.test(name));
  return { ...CORS, 'access-control-expose-headers': [...EXPOSED, ...metadata].join(', ') };
}

/** A body's type, and how it is sent. */
function contentOf(body: unknown): [type: string | undefined, content: string | Uint8Array] {
  if (body === undefined) return [undefined, ''];
  if (typeof body === 'string') return ['text/plain', body];
  return body instanceof Uint8Array ? ['application/octet-stream', body] : ['application/json', JSON.stringify(body)];
}

async function bytesOf(body: RequestBody | undefined): Promise<Uint8Array> {
  if (body === undefined || typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer());
}

function bodyAs(kind: TransportRequest['expect'], body: string | Uint8Array): TransportResponse['body'] {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  if (kind === 'text') return typeof body === 'string' ? body : new TextDecoder().decode(body);
  if (kind === 'bytes') return bytes;
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** What an HTTP client would complain with. */
function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
