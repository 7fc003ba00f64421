import { ConfigError } from '../errors.js';
import { transportFailure } from './failure.js';
import type { Transport, TransportOptions, TransportRequest, TransportResponse } from './transport.js';

/** Options of {@link FetchTransport}. */
export interface FetchTransportOptions extends TransportOptions {
  /** The function to use. Default: the global `fetch` at the time of each request. */
  readonly fetch?: typeof fetch | undefined;
}

// Sending a stream asks for this option, which the types of `fetch` do not know.
const HALF_DUPLEX: object = { duplex: 'half' };

// Browsers set their own User-Agent, and asking for another one makes some of them fail the CORS preflight.
const isBrowser = 'document' in globalThis || 'WorkerGlobalScope' in globalThis;

/** Sends requests with `fetch`; for browsers, workers and edge runtimes. Has no dependency. */
export class FetchTransport implements Transport {
  readonly #fetch: typeof fetch | undefined;

  /** @throws ConfigError - `verify` is anything but true: `fetch` offers no way to set it. */
  constructor(options: FetchTransportOptions = {}) {
    if ((options.verify ?? true) !== true) {
      throw new ConfigError(
        'The fetch transport cannot change how certificates are verified; use another transport, or NODE_EXTRA_CA_CERTS',
      );
    }
    this.#fetch = options.fetch;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, url, body, expect, signal, timeout } = request;
    const headers: Record<string, string> = { ...request.headers };
    if (isBrowser) delete headers['user-agent'];
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    let isTimeout = false;
    const timer =
      timeout &&
      setTimeout(() => {
        isTimeout = true;
        abort();
      }, timeout);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    try {
      const response = await (this.#fetch ?? fetch)(url, {
        method,
        headers,
        body: body as BodyInit | null,
        redirect: 'manual',
        signal: controller.signal,
        ...HALF_DUPLEX,
      });
      if (response.type === 'opaqueredirect') throw new Error('it was redirected, and browsers do not tell where to');
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body:
          expect === 'stream'
            ? (response.body ?? new Blob().stream())
            : expect === 'bytes'
              ? new Uint8Array(await response.arrayBuffer())
              : await response.text(),
      };
    } catch (error) {
      throw transportFailure(request, error, { isTimeout });
    } finally {
      clearTimeout(timer);
      // A stream that is still being read goes on being abortable.
      if (expect !== 'stream') signal?.removeEventListener('abort', abort);
    }
  }
}
