import { loadDefaultTransport } from '#default-transport';
import { FetchTransport } from './fetch.js';
import type { Transport, TransportOptions, TransportRequest, TransportResponse } from './transport.js';

/** Makes the transport that a platform uses when none is chosen; undefined where that is `fetch`. */
export type LoadDefaultTransport = ((options: TransportOptions) => Promise<Transport>) | undefined;

/**
 * The platform's transport, loaded when the first request is sent: axios in Node, `fetch` elsewhere. Importing this
 * package thus costs nothing for it, and browser bundles hold nothing of it.
 */
export class DefaultTransport implements Transport {
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
    return (await loadDefaultTransport?.(this.#options)) ?? new FetchTransport(this.#options);
  }
}
