import { ConfigError } from '../errors.js';
import { transportFailure } from './failure.js';
import type { Transport, TransportOptions, TransportRequest, TransportResponse } from './transport.js';

/** Options of {@link FetchTransport}. */
export interface FetchTransportOptions extends TransportOptions {
  /** The function to use. Default: the global `fetch` at the time of each request. */
  readonly fetch?: typeof fetch | undefined;
}

// Browsers set their own User-Agent, and asking for another one makes some of them fail the CORS preflight.
const isBrowser = 'document' in globalThis || 'WorkerGlobalScope' in globalThis;

/**
 * Sends requests with `fetch`; for browsers, workers and edge runtimes. Has no dependency.
 *
 * A stream is sent without being kept, hence cannot be redirected: `fetch` fails, and does not tell where to. Of bytes, it
 * makes copies (in Node, two at a time); what is large is better sent as a stream.
 */
export class FetchTransport implements Transport {
  readonly #fetch: typeof fetch | undefined;

  /** @throws ConfigError - an option is given that `fetch` has no way to set: any of {@link TransportOptions} but `verify: true`. In Node, NODE_EXTRA_CA_CERTS adds authorities. */
  constructor({ fetch, ...options }: FetchTransportOptions = {}) {
    for (const [name, value] of Object.entries(options)) {
      if ((value ?? true) !== true) {
        throw new ConfigError(`fetch cannot set ${name}; use another transport`);
      }
    }
    this.#fetch = fetch;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, url, body, expect, signal, timeout } = request;
    const headers: Record<string, string> = { ...request.headers };
    delete headers['expect'];
    if (isBrowser) delete headers['user-agent'];
    const controller = new AbortController();
    /** Takes the listener off the caller's signal. To abort what is done would make Node take all that is left of a body. */
    const free = (): void => signal?.removeEventListener('abort', end);
    const end = (): void => {
      free();
      controller.abort();
    };
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
    /** Waits for something, no longer than the request may take. */
    const within = async <T>(work: () => Promise<T>): Promise<T> => {
      // The first reason stands: a request that took too long is told by it.
      const timer = timeout && setTimeout(() => controller.abort(timeout), timeout);
      try {
        return await work();
      } catch (error) {
        end();
        throw transportFailure(request, error, { isTimeout: controller.signal.reason === timeout });
      } finally {
        clearTimeout(timer);
        // A stream that is still being read goes on being abortable.
        if (expect !== 'stream') free();
      }
    };
    return within(async () => {
      const response = await (this.#fetch ?? fetch)(url, {
        method,
        headers,
        body: body as BodyInit | null,
        // For a redirect that it might follow, `fetch` would keep all of a stream.
        redirect: body instanceof ReadableStream ? 'error' : 'manual',
        signal: controller.signal,
        // Sending a stream asks for this option, which the types of `fetch` do not know.
        ...({ duplex: 'half' } as object),
      });
      if (response.type === 'opaqueredirect') throw new Error('it was redirected; browsers hide where to');
      const streamed = (): ReadableStream<Uint8Array> => {
        const reader = response.body?.getReader();
        return new ReadableStream<Uint8Array>({
          async pull(stream) {
            const piece = await within(async () => (await reader?.read())?.value);
            if (piece) return stream.enqueue(piece);
            free();
            stream.close();
          },
          cancel: end,
        });
      };
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body:
          expect === 'stream'
            ? streamed()
            : expect === 'bytes'
              ? new Uint8Array(await response.arrayBuffer())
              : await response.text(),
      };
    });
  }
}
