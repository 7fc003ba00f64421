import type { Access } from './auth/access.js';
import type { AuthContext, Authenticator } from './auth/authenticator.js';
import { tokenCycle, type TokenCycle } from './auth/token-cycle.js';
import { endpointResolver, type EndpointResolver } from './endpoint/resolver.js';
import { settingsOf, type EndpointOptions, type ServiceSettings } from './endpoint/settings.js';
import { createEvents, type EventListener } from './events.js';
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
import type { Store } from './store.js';
import type { Transport, TransportRequest } from './transport/transport.js';
import { parseUrl, withQuery } from './url.js';
import { VERSION } from './version.js';
import { allowManyListeners } from '#signal';

const IDEMPOTENT = /^(GET|HEAD|PUT|DELETE|OPTIONS)$/;

/** The User-Agent header's default value. */
export const USER_AGENT = `os-sdk-typescript/${VERSION}`;

/** What a session is made from. */
export interface SessionOptions extends EndpointOptions {
  readonly transport: Transport;
  readonly authenticator: Authenticator;
  /** Prepended to {@link USER_AGENT}. */
  readonly userAgent?: string | undefined;
  /** Milliseconds ahead of its end at which a token is replaced in the background. Default: 120,000. */
  readonly renewalMargin?: number | undefined;
  /** Told of requests, retries, logins and warnings: `logTo(console)`. Default: warnings alone go to the console. */
  readonly observer?: EventListener | undefined;
  /** Keeps what was discovered of services. */
  readonly store?: Store | undefined;
  /** Services that this session alone knows by their type, besides those that were imported. */
  readonly services?: ReadonlyMap<string, ServiceDefinition> | undefined;
}

/** Sends authenticated requests: a transport and an authenticator, with everything that lies between them. */
export class Session {
  declare readonly transport: Transport;
  declare readonly authenticator: Authenticator;
  /** The steps between a call and the transport; they can be replaced, removed and added to. */
  declare readonly policies: PolicyList;
  readonly #tokens: TokenCycle;
  readonly #endpoints: EndpointResolver;
  readonly #events = createEvents();
  readonly #settings = new WeakMap<ServiceApi, ServiceSettings>();
  readonly #options: SessionOptions;
  readonly #userAgent: string;

  constructor(options: SessionOptions) {
    const { transport, authenticator, userAgent, observer, renewalMargin, store } = options;
    const events = this.#events;
    this.transport = transport;
    this.authenticator = authenticator;
    this.#options = options;
    this.#userAgent = userAgent ? `${userAgent} ${USER_AGENT}` : USER_AGENT;
    if (observer) this.observe(observer);
    const context: AuthContext = {
      // Logging in twice does no harm, so that a broken connection does not fail it.
      request: (request) => this.request({ label: 'identity', isIdempotent: true, ...request }),
    };
    this.#tokens = tokenCycle(async () => authenticator.authorize(context), renewalMargin);
    this.#endpoints = endpointResolver({
      access: () => this.access(),
      settings: (api) => this.#settingsOf(api),
      get: (api, url) => this.#send({ url, call: 'discovery' }, api),
      warn: events.warn,
      store,
    });
    this.policies = new PolicyList(
      [
        endpointPolicy(this.#endpoints, (api) => this.#settingsOf(api).microversion),
        authPolicy(this.#tokens, events.warn),
        redirectPolicy(),
        retryPolicy(events),
        observePolicy(events),
      ],
      async (request) => {
        const open = request.body;
        const sent = typeof open === 'function' ? { ...request, body: open() } : request;
        // Not by spreading, which takes a microsecond longer.
        const { status, headers, body } = await transport.send(sent as TransportRequest);
        return { status, headers, body, url: request.url };
      },
    );
  }

  /** Calls a listener at each event of this session; returns a function that ends it. */
  observe(listener: EventListener): () => void {
    this.#events.listeners.add(listener);
    return () => this.#events.listeners.delete(listener);
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
  async endpoint(service: string | ServiceApi): Promise<string> {
    return (await this.#endpoints.find(this.#apiOf(service))).url();
  }

  /**
   * Sends a request: to a service, with the path below its endpoint and a token, or to any URL without one.
   *
   * @throws HttpError - the answer's status is 400 or above; common statuses have a class of their own.
   */
  request(
    request: (UrlRequest & { service?: undefined }) | (ServiceRequest & { service: string | ServiceApi }),
  ): Promise<ServiceResponse> {
    return this.#send(request, request.service);
  }

  async #send(
    request: Partial<UrlRequest & ServiceRequest>,
    service: string | ServiceApi | undefined,
  ): Promise<ServiceResponse> {
    const prepared = this.#prepare(request, service === undefined ? undefined : this.#apiOf(service));
    return finish(prepared, await this.policies.send(prepared), (request.expect ?? 'json') === 'json');
  }

  #prepare(request: Partial<UrlRequest & ServiceRequest>, api: ServiceApi | undefined): PipelineRequest {
    const {
      method = 'GET',
      url,
      path,
      query,
      json,
      expect = 'json',
      call,
      signal,
      needs,
      microversion,
      followRedirects,
    } = request;
    const { timeout = 60_000, retries = 6 } = api ? this.#settingsOf(api) : this.#options;
    const limit = request.timeout ?? timeout;
    if (signal) allowManyListeners(signal);
    return {
      method,
      url: url === undefined ? '' : withQuery(parseUrl(url, 'The URL').href, query),
      api,
      path: path === undefined ? undefined : withQuery(path, query),
      service: api?.type ?? request.label,
      headers: this.#headers(request),
      body: json === undefined ? request.body : JSON.stringify(json),
      expect: expect === 'json' ? 'text' : expect,
      signal,
      timeout: limit === Infinity ? undefined : limit,
      retries: request.retries ?? retries,
      followRedirects,
      isIdempotent: request.isIdempotent ?? IDEMPOTENT.test(method),
      call,
      action: actionOf(path, json),
      needs,
      microversion,
      attempt: 1,
      // There from the start, as engines copy objects that have grown several times slower.
      notes: undefined,
    };
  }

  #settingsOf(api: ServiceApi): ServiceSettings {
    let settings = this.#settings.get(api);
    if (!settings) this.#settings.set(api, (settings = settingsOf(this.#options, api)));
    return settings;
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
  return typeof json === 'object' && /\/actions?$/.test(path ?? '') ? Object.keys(json ?? {})[0] : undefined;
}
