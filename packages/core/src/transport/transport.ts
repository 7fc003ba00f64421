/** What may be sent: text, bytes, a blob, or a stream of bytes (which can be sent only once). */
export type RequestBody = string | Uint8Array | Blob | ReadableStream<Uint8Array>;

/** One HTTP request, as a transport gets it. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /**
   * Names are lower-case. A `content-length` is sent as it is; a stream without one is sent in chunks. Compressed answers
   * are decompressed, unless there is an `accept-encoding: identity` (`fetch` decompresses whatever was asked for).
   *
   * With `expect: 100-continue`, the axios transport sends the body when the server asks for it, or has been silent for
   * a second; the others know no such wait and leave the header out. None of them sends the rest of a stream once the
   * answer is there.
   */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
  /** How the answer's body is wanted: a string, a `Uint8Array`, or a `ReadableStream` of bytes. */
  readonly expect: 'text' | 'bytes' | 'stream';
  /** Ends the request with an AbortedError; a stream that is being read fails with it. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds; what takes longer fails with a TimeoutError. Text and bytes must be there, to the last byte, within this
   * time, which includes waiting for a free connection and making one. Of a stream, the headers must be; afterwards it
   * bounds each wait for the next chunk, but neither the whole nor the time that the reader takes. While a long body is
   * sent, each piece of it that the server takes starts the time anew (not in `FetchTransport`, which cannot tell).
   */
  readonly timeout?: number | undefined;
}

/** An HTTP answer, whatever its status. */
export interface TransportResponse {
  readonly status: number;
  /** Names are lower-case; several values of one name are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the kind that the request expects. A stream that breaks off fails with a ConnectionError. */
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

/**
 * How a transport connects. One that cannot do what an option asks for says so when it is made, by a ConfigError:
 * `FetchTransport` knows none of them, as platforms keep all this to themselves.
 */
export interface TransportOptions {
  /** Whether certificates are verified: `true` (the default), `false`, or the path of a CA bundle. */
  readonly verify?: boolean | string | undefined;
  /** The client's certificate: a path, or PEM text. */
  readonly cert?: string | undefined;
  /** Its private key: a path, or PEM text. Default: the one that `cert` holds beside the certificate. */
  readonly key?: string | undefined;
  /** What `key` is encrypted with. */
  readonly passphrase?: string | undefined;
  /**
   * The URL of an HTTP proxy, which may hold a user and a password: all requests go through it. `false` for none. Default: what
   * `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say when the transport is made, the spelling in small letters first.
   *
   * `NO_PROXY` lists, between commas or spaces, what is asked directly: hosts, which stand for all below them too
   * (`example.com`, `.example.com`, `*.example.com`), addresses, both with or without a port (`example.com:8774`), networks
   * (`10.0.0.0/8`, for URLs with an address), or `*` for everything. It does not apply to a proxy that is given here.
   */
  readonly proxy?: string | false | undefined;
  /**
   * Connections to one origin at a time; requests beyond wait for a free one. Default: any number, as services answer some
   * calls within milliseconds and others within a minute, and none should wait for those unless somebody wants it so.
   */
  readonly maxConnections?: number | undefined;
  /** Milliseconds to make a connection, TLS and proxy included, before it counts as refused. Default: 10,000. */
  readonly connectTimeout?: number | undefined;
}
