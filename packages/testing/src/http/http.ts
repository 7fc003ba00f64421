/** A request as a server gets it. */
export interface ServedRequest {
  readonly method: string;
  readonly url: URL;
  /** Names are lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array>;
  /** A number for each connection that clients made. */
  readonly connection: number;
}

/** What a server answers. */
export interface ServedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** A stream that fails breaks the connection. */
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array>;
}

/** Answers requests; no answer resets the connection. */
export type Handler = (request: ServedRequest) => Promise<ServedAnswer | undefined>;

/** How a server listens. */
export interface ListenOptions {
  /** Speaks HTTPS, with this certificate and key as PEM text; with `ca`, clients must have a certificate that it signed. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
  /** Default: any free one. */
  readonly port?: number;
  /** The address to listen at. Default: 127.0.0.1. */
  readonly host?: string;
}

/** A server that listens. */
export interface Listener {
  /** Without a slash at the end: `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Stops listening, and breaks the connections that are open. */
  close(): Promise<void>;
}

/** Starts an HTTP server; undefined on platforms that cannot. */
export type Serve = ((handler: Handler, options?: ListenOptions) => Promise<Listener>) | undefined;
