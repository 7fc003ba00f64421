import type { Access } from './auth/access.js';
import type { AuthContext, Authenticator } from './auth/authenticator.js';
import { TokenCycle } from './auth/token-cycle.js';
import { EndpointResolver, type EndpointOptions } from './endpoint/resolver.js';
import { authPolicy } from './policy/auth.js';
import { endpointPolicy } from './policy/endpoint.js';
import { observePolicy } from './policy/observe.js';
import { PolicyList } from './policy/policy.js';
import { redirectPolicy } from './policy/redirect.js';
import { retryPolicy } from './policy/retry.js';
import { registry } from './registry.js';
import type { PipelineRequest, RequestOptions, ServiceRequest, ServiceResponse, UrlRequest } from './request.js';
import { finish } from './response.js';
import { namesOf, type ServiceApi } from './service/api.js';
import type { ServiceDefinition } from './service/definition.js';
import type { Transport } from './transport/transport.js';
import { parseUrl, withQuery } from './url.js';
import { VERSION } from './version.js';

const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** The User-Agent header's default value. */
export const USER_AGENT = `os-sdk-typescript/${VERSION}`;

export interface SessionOptions extends EndpointOptions {
  readonly transport: Transport;
  readonly authenticator: Authenticator;
  /** Prepended to {@link USER_AGENT}. */
  readonly userAgent?: string | undefined;
  /** Milliseconds for each attempt of a request. Default: 60,000; Infinity for none. */
  readonly timeout?: number | undefined;
  /** How many times a request that failed in passing is sent again. Default: 3. */
  readonly retries?: number | undefined;
  /** Services that this session alone knows by their type, besides those that were imported. */
  readonly services?: ReadonlyMap<string, ServiceDefinition> | undefined;
}

/** Sends authenticated requests: a transport and an authenticator, with everything that lies between them. */
export class Session {
  readonly transport: Transport;
  readonly authenticator: Authenticator;
  /** The steps between a call and the transport; they can be replaced, removed and added to. */
  readonly policies: PolicyList;
  readonly #tokens: TokenCycle;
  readonly #endpoints: EndpointResolver;
  readonly #options: SessionOptions;
  readonly #userAgent: string;

  constructor(options: SessionOptions) {
    const { transport, authenticator, userAgent } = options;
    this.transport = transport;
    this.authenticator = authenticator;
    this.#options = options;
    this.#userAgent = userAgent ? `${userAgent} ${USER_AGENT}` : USER_AGENT;
    const context: AuthContext = {
      // Logging in twice does no harm, so that a broken connection does not fail it.
      request: (request) => this.request({ label: 'identity', isIdempotent: true, ...request }),
    };
    this.#tokens = new TokenCycle(() => authenticator.authorize(context));
    this.#endpoints = new EndpointResolver(options, {
      access: () => this.access(),
      get: (url, label) => this.request({ url, label, call: 'discovery' }),
    });
    this.policies = new PolicyList(
      [
        endpointPolicy((api) => this.#endpoints.find(api)),
        authPolicy(this.#tokens),
        redirectPolicy(),
        retryPolicy(),
        observePolicy(),
      ],
      async (request) => ({ ...(await transport.send(request)), url: request.url }),
    );
  }

  /** What the current token says; logs in if need be. */
  access(): Promise<Access> {
    return this.#tokens.get();
  }

  /** Forgets the token and the endpoints: the next request logs in anew. */
  invalidate(): void {
    this.#tokens.invalidate();
    this.#endpoints.clear();
  }

  /** The versioned URL of a service, given by its type or its API. */
  endpoint(service: string | ServiceApi): Promise<string> {
    return this.#endpoints.find(this.#apiOf(service));
  }

  /**
   * Sends a request: to a service, with the path below its endpoint and a token, or to any URL without one.
   *
   * @throws HttpError - the answer's status is 400 or above; common statuses have a class of their own.
   */
  async request(
    request: (UrlRequest & { service?: undefined }) | (ServiceRequest & { service: string | ServiceApi }),
  ): Promise<ServiceResponse> {
    const asJson = (request.expect ?? 'json') === 'json';
    const prepared = this.#prepare(request);
    return finish(prepared, await this.policies.send(prepared), asJson);
  }

  #prepare(
    request: Partial<UrlRequest & ServiceRequest> & { service?: string | ServiceApi | undefined },
  ): PipelineRequest {
    const { method = 'GET', query, json, expect = 'json', signal, call } = request;
    const api = request.service === undefined ? undefined : this.#apiOf(request.service);
    const timeout = request.timeout ?? this.#options.timeout ?? 60_000;
    const action = actionOf(request.path, json);
    return {
      method,
      url: request.url === undefined ? '' : withQuery(parseUrl(request.url, 'The URL of a request').href, query),
      headers: this.#headers(request),
      body: json === undefined ? request.body : JSON.stringify(json),
      expect: expect === 'json' ? 'text' : expect,
      retries: request.retries ?? this.#options.retries ?? 3,
      isIdempotent: request.isIdempotent ?? IDEMPOTENT.has(method),
      attempt: 1,
      ...(api && { api, path: withQuery(request.path ?? '', query) }),
      service: api?.type ?? request.label,
      ...(timeout !== Infinity && { timeout }),
      ...(signal && { signal }),
      ...(call !== undefined && { call }),
      ...(action !== undefined && { action }),
    };
  }

  #apiOf(service: string | ServiceApi): ServiceApi {
    if (typeof service !== 'string') return service;
    for (const { api, key } of [...(this.#options.services?.values() ?? []), ...registry.services.values()]) {
      if (key === service || namesOf(api).includes(service)) return api;
    }
    return { type: service };
  }

  #headers({ json, expect = 'json', headers }: RequestOptions): Record<string, string> {
    const result: Record<string, string> = { 'user-agent': this.#userAgent };
    if (expect === 'json') result['accept'] = 'application/json';
    if (json !== undefined) result['content-type'] = 'application/json';
    for (const name in headers) result[name.toLowerCase()] = headers[name]!;
    return result;
  }
}

function actionOf(path: string | undefined, json: unknown): string | undefined {
  return path !== undefined && /\/actions?$/.test(path) && json !== null && typeof json === 'object'
    ? Object.keys(json)[0]
    : undefined;
}
