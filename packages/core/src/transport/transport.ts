/** What may be sent: text, bytes, or a stream of bytes (which can be sent only once). */
export type RequestBody = string | Uint8Array | ReadableStream<Uint8Array>;

/** One HTTP request, as a transport gets it. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
  /** How the answer's body is wanted: a string, a `Uint8Array`, or a `ReadableStream` of bytes. */
  readonly expect: 'text' | 'bytes' | 'stream';
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the answer's headers, and its body unless it is a stream, must be there. */
  readonly timeout?: number | undefined;
}

/** An HTTP answer, whatever its status. */
export interface TransportResponse {
  readonly status: number;
  /** Names are lower-case; several values of one name are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the kind that the request expects. */
  readonly body: string | Uint8Array | ReadableStream<Uint8Array>;
}

/**
 * Sends HTTP requests. A transport neither follows redirects nor retries nor looks at statuses: all of that is done above it.
 *
 * It throws `ConnectionError`, `TimeoutError` or `AbortedError`, and nothing else.
 */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes idle connections. The transport can be used again afterwards. */
  close?(): void | Promise<void>;
}

/** What a transport that the connection makes by itself is made from. */
export interface TransportOptions {
  /** Whether certificates are verified: `true` (the default), `false`, or the path of a CA bundle (Node only). */
  readonly verify?: boolean | string | undefined;
}
