import {
  ConfigError,
  transportFailure,
  type Transport,
  type TransportOptions,
  type TransportRequest,
  type TransportResponse,
} from '@os/core';

/**
 * Sends requests with `fetch`: put your HTTP client in its place.
 *
 * A transport neither follows redirects nor retries nor looks at statuses.
 */
export class __Transport__ implements Transport {
  /** @throws ConfigError - an option is given that this transport does not know. */
  constructor(options: TransportOptions = {}) {
    for (const [name, value] of Object.entries(options)) {
      if ((value ?? true) !== true) throw new ConfigError(`__Transport__ cannot set ${name}`);
    }
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { method, url, body, expect, signal, timeout } = request;
    const { expect: _, ...headers } = request.headers;
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    signal?.addEventListener('abort', abort);
    const release = (): void => signal?.removeEventListener('abort', abort);
    if (signal?.aborted) abort();

    /** Waits for a piece of work, for as long as the request may take, and tells its failure in the core's words. */
    const within = async <T>(work: () => Promise<T>): Promise<T> => {
      let isTimeout = false;
      const expire = (): void => {
        isTimeout = true;
        abort();
      };
      const timer = timeout === undefined ? undefined : setTimeout(expire, timeout);
      try {
        return await work();
      } catch (error) {
        release();
        abort();
        throw transportFailure(request, error, { isTimeout });
      } finally {
        clearTimeout(timer);
      }
    };

    return within(async () => {
      const init = { method, headers, body: body ?? null, signal: controller.signal, duplex: 'half' };
      // A stream cannot be sent twice, hence not be redirected.
      const redirect = body instanceof ReadableStream ? 'error' : 'manual';
      const response = await fetch(url, { ...(init as RequestInit), redirect });
      const answer = { status: response.status, headers: Object.fromEntries(response.headers) };
      if (expect === 'stream') return { ...answer, body: streamed(response, within, abort, release) };
      const bytes = await response.arrayBuffer();
      release();
      return { ...answer, body: expect === 'bytes' ? new Uint8Array(bytes) : new TextDecoder().decode(bytes) };
    });
  }
}

/** The body piece by piece; each may take as long as the request's timeout. */
function streamed(
  response: Response,
  within: <T>(work: () => Promise<T>) => Promise<T>,
  abort: () => void,
  release: () => void,
): ReadableStream<Uint8Array> {
  const reader = (response.body ?? new Blob().stream()).getReader();
  return new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await within(() => reader.read());
      if (!done) return stream.enqueue(value);
      release();
      stream.close();
    },
    cancel() {
      release();
      abort();
    },
  });
}
