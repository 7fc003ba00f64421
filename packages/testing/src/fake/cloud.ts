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
import { listen } from '../http/listen.js';
import type { Listener, ListenOptions } from '../http/http.js';
import { ADMIN, identityFake, REGION } from '../services/identity/rules.js';
import { networkFake } from '../services/network/rules.js';
import { FakeAnswer, Refusal } from './answer.js';
import { FakeClock } from './clock.js';
import { errorBody, plainDialect } from './dialect.js';
import { delay, Faults, type Fault } from './faults.js';
import { Keystone, unauthorized } from '../services/identity/keystone.js';
import { ORIGIN } from './origin.js';
import { rulesOf, type FakeRules } from './rules.js';
import { FakeService, type Surroundings } from './service.js';

/** What a fake cloud is made from. */
export interface FakeCloudOptions {
  /** The services it has. Default: all that were imported. Identity is always there, at least for logging in. */
  readonly services?: readonly ServiceDefinition[];
  /** How services behave beyond their declaration; see {@link defineFake}. Identity and network are known. */
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
  /** What it was answered with; undefined if the connection was reset. */
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

/** A request, wherever it came from. */
interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * An OpenStack cloud in memory: Keystone with tokens and a catalog, and every service that was imported, with the resources
 * that it declares. It is a transport, so that nothing reaches the network and it runs anywhere, and can listen as well.
 *
 * ```ts
 * const fake = new FakeCloud();
 * const conn = new Connection(fake.options());
 * await conn.network.createNetwork({ name: 'jenkins' });
 * fake.fail({ match: { path: '/networks' }, status: 503 });
 * expect(fake.requests.at(-1)).toMatchObject({ method: 'POST', body: { network: { name: 'jenkins' } } });
 * ```
 */
export class FakeCloud implements Transport {
  /** The cloud's time, to be moved or stopped. */
  readonly clock = new FakeClock();
  /** Every request so far. */
  readonly requests: FakeRequest[] = [];
  readonly #faults = new Faults();
  readonly #services: readonly FakeService[];
  readonly #keystone: Keystone;
  #count = 0;
  #owner: string | undefined;

  constructor(options: FakeCloudOptions = {}) {
    const { services = registeredServices(), fakes = [], statusDelay = 0, pageSize = Infinity } = options;
    const surroundings: Surroundings = {
      clock: this.clock,
      pageSize,
      count: () => ++this.#count,
      owner: () => this.#owner,
      due: () => this.clock.now() + statusDelay,
    };
    const make = (definition: Served): FakeService =>
      new FakeService(definition, rulesOf(definition.api.type, [...fakes, identityFake, networkFake]), surroundings);
    const isIdentity = ({ api }: Served): boolean => api.type === 'identity';
    const identity = make(services.find(isIdentity) ?? { api: { type: 'identity', version: 'v3' }, resources: {} });
    const [project] = identity.collection('/projects').all();
    if (project) this.#owner = identity.collection('/projects').idOf(project);
    this.#services = [identity, ...services.filter((each) => !isIdentity(each)).map(make)];
    this.#keystone = new Keystone(identity, options.tokenLifetime ?? 4 * 3_600_000);
    for (const service of this.#services) registerEndpoints(identity, service);
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
        const access = this.#keystone.admit(ADMIN.username, ADMIN.projectName);
        const { id, expiresAt, user, project, roles } = access;
        return Promise.resolve(
          createAccess({
            headers: { 'x-auth-token': id },
            // By the local clock, which is the one that the connection goes by.
            expiresAt: expiresAt - this.clock.now() + Date.now(),
            identityUrl: `${ORIGIN}/identity/v3`,
            catalog: this.#keystone.catalogOf(access, ORIGIN),
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
    const found = this.#services.find(({ api }) => api.type === type);
    if (found) return found;
    const types = this.#services.map(({ api }) => api.type).join(', ');
    throw new ConfigError(
      `The fake cloud has no service "${type}"; it has ${types}. Was it imported, or passed in "services"?`,
    );
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
    this.#keystone.revokeAll();
  }

  /**
   * Answers a request to `http://fake.cloud`.
   *
   * @throws ConnectionError - the request is for another origin, or a fault resets the connection.
   * @throws TimeoutError - a fault delays the answer for too long.
   * @throws AbortedError
   */
  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, headers, expect } = request;
    const url = new URL(request.url);
    if (url.origin !== ORIGIN) {
      throw transportFailure(
        request,
        failure('ENOTFOUND', `this is the fake cloud, which is at ${ORIGIN} and nowhere else`),
      );
    }
    const text = await textOf(request.body);
    const answer = await this.#respond({ method, url, headers, text }, request);
    if (answer === 'timeout' || request.signal?.aborted) {
      throw transportFailure(request, failure('ETIMEDOUT', 'it was late'), { isTimeout: answer === 'timeout' });
    }
    if (answer === 'reset')
      throw transportFailure(request, failure('ECONNRESET', 'the fake cloud broke the connection'));
    const blob = new Blob([answer.text]);
    return {
      status: answer.status,
      headers: answer.headers,
      body:
        expect === 'text'
          ? answer.text
          : expect === 'stream'
            ? blob.stream()
            : new Uint8Array(await blob.arrayBuffer()),
    };
  }

  /**
   * Listens as an HTTP server too, for programs that bring their own transport. Pages of any origin may ask it.
   *
   * @throws ConfigError - this is not Node.
   */
  listen(options?: ListenOptions): Promise<Listener> {
    return listen(async ({ method, url, headers, body }) => {
      if (method === 'OPTIONS') return { status: 204, headers: CORS };
      const answer = await this.#respond({ method, url, headers, text: await textOf(body) }, {});
      if (typeof answer === 'string') return undefined;
      return { status: answer.status, headers: { ...answer.headers, ...CORS }, body: answer.text };
    }, options);
  }

  /** Records a request, and answers it, unless a fault happens to it. */
  async #respond(
    incoming: Incoming,
    waiting: Pick<TransportRequest, 'signal' | 'timeout'>,
  ): Promise<Outgoing | 'reset' | 'timeout'> {
    const { method, url, headers, text } = incoming;
    const fault = this.#faults.take(method, url);
    const isLate = fault?.delay !== undefined && (await delay(fault.delay, waiting)) === 'timeout';
    const answer = isLate ? 'timeout' : fault?.reset ? 'reset' : (faultAnswer(fault) ?? this.#answer(incoming));
    const status = answer instanceof FakeAnswer ? answer.status : undefined;
    this.requests.push({
      method,
      path: url.pathname + url.search,
      headers,
      body: parse(text) ?? (text || undefined),
      status,
    });
    if (!(answer instanceof FakeAnswer)) return answer;
    const { body } = answer;
    const isText = typeof body === 'string';
    return {
      status: answer.status,
      headers: {
        ...(body !== undefined && { 'content-type': isText ? 'text/plain' : 'application/json' }),
        'x-openstack-request-id': `req-${plainDialect.id(++this.#count)}`,
        ...answer.headers,
      },
      text: method === 'HEAD' || body === undefined ? '' : isText ? body : JSON.stringify(body),
    };
  }

  #answer({ method, url, headers, text }: Incoming): FakeAnswer {
    const { pathname } = url;
    const service = this.#services.find(({ root }) => pathname === root || pathname.startsWith(`${root}/`));
    if (!service) return new FakeAnswer(404, `The fake cloud has ${this.#services.map(({ root }) => root).join(', ')}`);
    const document = service.versionDocument(method, url);
    if (document) return document;
    const json = parse(text);
    try {
      if (!pathname.startsWith(`${service.endpoint}/`)) throw new Refusal(404, 'The resource could not be found.');
      const path = pathname.slice(service.endpoint.length);
      if (service.api.type === 'identity' && path.startsWith('/auth/')) {
        return this.#keystone.handle({ method, url, path: path.slice('/auth'.length), headers, json });
      }
      const access = this.#keystone.accessOf(headers['x-auth-token']);
      if (!access) throw unauthorized();
      return service.handle({ method, url, path, headers, json, access, service });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.status !== 401) return service.refuse(error);
      // Said by the middleware in front of a service, in Keystone's words.
      const uri = `Keystone uri="${url.origin}/identity/v3"`;
      return new FakeAnswer(401, errorBody(error), { 'www-authenticate': uri });
    }
  }
}

type Served = Pick<ServiceDefinition, 'api' | 'resources'>;

/** An answer, ready to be sent. */
interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  // A star would not cover Authorization, and is no wildcard to older browsers.
  'access-control-allow-headers':
    'accept, authorization, content-type, x-auth-token, x-subject-token, openstack-api-version',
  'access-control-expose-headers': 'x-subject-token, x-openstack-request-id, location, retry-after',
};

/** Makes a service appear in the catalog, and in the lists of services and endpoints. */
function registerEndpoints(identity: FakeService, service: FakeService): void {
  const { type } = service.api;
  const { id } = identity.collection('/services').add({ name: service.name, type, enabled: true });
  for (const face of ['public', 'internal', 'admin']) {
    const url = ORIGIN + service.listed;
    const region = { region_id: REGION, region: REGION };
    identity.collection('/endpoints').add({ interface: face, service_id: id, url, enabled: true, ...region });
  }
}

function faultAnswer(fault: Fault | undefined): FakeAnswer | undefined {
  if (fault?.status === undefined) return undefined;
  const { status, body, headers } = fault;
  return new FakeAnswer(status, body, headers);
}

async function textOf(body: RequestBody | undefined): Promise<string> {
  if (typeof body === 'string') return body;
  return body instanceof ReadableStream ? new Response(body).text() : new TextDecoder().decode(body);
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
