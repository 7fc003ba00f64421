import type { MicroversionNeeds } from './endpoint/located.js';
import type { ServiceApi } from './service/api.js';
import type { RequestBody } from './transport/transport.js';
import type { QueryParam } from './url.js';

/** What every call takes. */
export interface CallOptions {
  /** Aborts the call, its retries and its waiting included. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt. Default: the connection's. */
  readonly timeout?: number | undefined;
  /** How many times a failed request is sent again. Default: the connection's. */
  readonly retries?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The microversion to ask for: `2.79`, or `latest`. Default: the preference's, or else the newest that both the package
   * and the cloud know.
   */
  readonly microversion?: string | undefined;
  /** The name of the calling method, for logs and metrics: `network.createNetwork`. */
  readonly call?: string | undefined;
}

/** A request, wherever it goes. */
export interface RequestOptions extends CallOptions {
  /** Default: `GET`. */
  readonly method?: string | undefined;
  readonly query?: Readonly<Record<string, QueryParam>> | undefined;
  /** A body to send as JSON. */
  readonly json?: unknown;
  /** A body to send as it is. A stream can be sent once; a function that opens one lets the request be sent again. */
  readonly body?: RequestBody | (() => ReadableStream<Uint8Array>) | undefined;
  /** What the answer's body is wanted as. Default: `json`. An empty body is `undefined` as JSON. */
  readonly expect?: 'json' | 'text' | 'bytes' | 'stream' | undefined;
  /** Whether redirects are followed. Default: true. One that is not is an `HttpError`, whose headers have the `location`. */
  readonly followRedirects?: boolean | undefined;
  /** Whether sending it twice does no more than sending it once. Default: true for GET, HEAD, PUT, DELETE and OPTIONS. */
  readonly isIdempotent?: boolean | undefined;
}

/** A request to any URL, without a token. */
export interface UrlRequest extends RequestOptions {
  readonly url: string;
  /** The type of the service asked, for errors and observers. */
  readonly label?: string | undefined;
}

/** A request to a service, with a token. */
export interface ServiceRequest extends RequestOptions {
  /** Path below the service's versioned endpoint: `/networks`. */
  readonly path: string;
  /**
   * Which microversions have the call. Left out, none is asked for unless the user chose one, and services answer as they
   * did at their first.
   *
   * @see {@link Microversions}
   */
  readonly needs?: MicroversionNeeds | undefined;
}

/** An answer with a status below 400. */
export interface ServiceResponse {
  readonly status: number;
  /** Names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The URL that was asked, after the endpoint was found. */
  readonly url: string;
}

/**
 * A request on its way through the policies. It belongs to one call: a policy may change what is not read-only, or hand on
 * a copy.
 */
export interface PipelineRequest {
  readonly method: string;
  /** Empty until the `endpoint` policy has filled it in. */
  url: string;
  /** The service asked: its endpoint is put before the path, and a token is added. Absent for requests to a plain URL. */
  readonly api?: ServiceApi | undefined;
  readonly path?: string | undefined;
  readonly needs?: MicroversionNeeds | undefined;
  readonly microversion?: string | undefined;
  /** The official type of the service asked, for errors and observers. */
  readonly service?: string | undefined;
  /** Names are lower-case. */
  readonly headers: Record<string, string>;
  readonly body?: RequestOptions['body'];
  readonly action?: string | undefined;
  readonly expect: 'text' | 'bytes' | 'stream';
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly retries: number;
  readonly isIdempotent: boolean;
  readonly followRedirects?: boolean | undefined;
  readonly call?: string | undefined;
  /** 1 for the first. */
  attempt: number;
  /** What policies leave for those behind them, each under a symbol of its own. */
  notes?: Record<symbol, unknown> | undefined;
}
