import type { Transport, TransportOptions, TransportRequest, TransportResponse } from '@os/core';
import type { Handler, ListenOptions, Listener } from '../../http/http.js';
import type { Lab, RawConnection } from '../../http/lab.js';
import { listen, openLab } from '../../http/listen.js';
import { ensureSame, type Check } from '../check.js';

/** Makes the transport that is checked, with these options. */
export type MakeTransport = (options: TransportOptions) => Transport;

export interface Context {
  readonly transport: Transport;
  readonly url: string;
  /** Sends to the server of the check: a GET of its root that wants text, unless told otherwise. */
  readonly send: (request?: Partial<TransportRequest>) => Promise<TransportResponse>;
  /** Stops the server. */
  readonly stop: () => Promise<void>;
}

interface Setting {
  readonly options?: TransportOptions;
  readonly tls?: ListenOptions['tls'];
}

/** Makes checks with a server and a transport of their own, which both are closed afterwards. */
export class Stand {
  readonly #make: MakeTransport;
  readonly #usual: TransportOptions;

  /** @param usual - what every transport is given, unless its check gives something else. */
  constructor(make: MakeTransport, usual: TransportOptions) {
    this.#make = make;
    this.#usual = usual;
  }

  /** A transport. */
  make(options: TransportOptions = {}): Transport {
    return this.#make({ ...this.#usual, ...options });
  }

  /** A check with a server that answers as told. */
  check(name: string, handler: Handler, run: (context: Context) => Promise<void>, setting: Setting = {}): Check {
    const start = (): Promise<Listener> => listen(handler, setting.tls && { tls: setting.tls });
    return { name, run: () => this.#run(start, run, setting.options) };
  }

  /** A check with a server that speaks no HTTP of its own. */
  rawCheck(
    name: string,
    onConnection: (connection: RawConnection) => void | Promise<void>,
    run: (context: Context) => Promise<void>,
    options?: TransportOptions,
  ): Check {
    const start = async (): Promise<Listener> => (await openLab()).serveRaw(onConnection);
    return { name, run: () => this.#run(start, run, options) };
  }

  /** A check that makes what it needs by itself. */
  labCheck(name: string, run: (lab: Lab) => Promise<void>): Check {
    return { name, run: async () => run(await openLab()) };
  }

  async #run(
    start: () => Promise<Listener>,
    run: (context: Context) => Promise<void>,
    options?: TransportOptions,
  ): Promise<void> {
    const unhandled = (await openLab()).countUnhandled();
    const server = await start();
    const transport = this.make(options);
    const send = (request: Partial<TransportRequest> = {}): Promise<TransportResponse> =>
      transport.send({ method: 'GET', url: `${server.url}/`, headers: {}, expect: 'text', ...request });
    try {
      await run({ transport, send, url: server.url, stop: () => server.close() });
    } finally {
      await transport.close?.();
      await server.close();
      // Rejections are told of after those who could handle them had their turn.
      await new Promise((resolve) => setTimeout(resolve));
    }
    ensureSame(unhandled.stop(), 0, 'The number of rejections that nobody handled');
  }
}
