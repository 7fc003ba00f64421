import type { Transport, TransportOptions, TransportRequest, TransportResponse } from './transport.js';

/** Makes the transport of connections that are given none, in Node. */
export function defaultTransport(options: TransportOptions): Transport {
  return new LazyAxiosTransport(options);
}

/** axios, loaded when the first request is sent: whoever imports this package, and sends with another one, has no use for it. */
class LazyAxiosTransport implements Transport {
  readonly #options: TransportOptions;
  #loaded: Promise<Transport> | undefined;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    return (await (this.#loaded ??= this.#load())).send(request);
  }

  async close(): Promise<void> {
    await (await this.#loaded)?.close?.();
  }

  async #load(): Promise<Transport> {
    const { AxiosTransport } = await import('@os/core/axios');
    return new AxiosTransport(this.#options);
  }
}
