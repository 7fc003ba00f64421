import { AbortedError, ConfigError } from '../errors.js';
import { sleep } from '../sleep.js';
import type { Policy } from './policy.js';

/** How much may be asked of a service. */
export interface Limit {
  /** Requests under way at a time. Default: any number. */
  readonly concurrency?: number | undefined;
  /** Requests that begin in a second, evenly spaced. Default: any number. */
  readonly perSecond?: number | undefined;
}

/** Limits for all services together, and for each one by its type. */
export interface Limits extends Limit {
  readonly services?: Readonly<Record<string, Limit>> | undefined;
}

/**
 * Keeps a connection from asking too much at once; whoever waits is served in turn. Retries count like any request, and
 * the time between them does not.
 *
 * ```ts
 * new Connection({ policies: [limitRequests({ concurrency: 20, services: { compute: { perSecond: 5 } } })], … })
 * ```
 *
 * @throws ConfigError - a limit is no number above zero.
 */
export function limitRequests({ services = {}, ...all }: Limits): Policy {
  const common = gate(all, 'requests');
  const own = new Map(Object.entries(services).map(([type, limit]) => [type, gate(limit, type)]));
  return {
    name: 'limit',
    place: { after: 'retry' },
    async send(request, next) {
      const { service = '', signal } = request;
      // The service's own first, so that a request that waits there holds no place that others could use.
      const gates = [own.get(service), common];
      const leave: (() => void)[] = [];
      try {
        for (const each of gates) if (each) leave.push(await each(signal));
        return await next(request);
      } finally {
        for (const each of leave) each();
      }
    },
  };
}

/** Lets the caller in when there is room, and returns what is to be called on leaving. */
type Gate = (signal: AbortSignal | undefined) => Promise<() => void>;

function gate({ concurrency = Infinity, perSecond = Infinity }: Limit, what: string): Gate {
  for (const [name, value] of Object.entries({ concurrency, perSecond })) {
    if (!(value > 0)) throw new ConfigError(`The limit ${name} of ${what} must be a number above zero; got ${value}`);
  }
  const interval = 1000 / perSecond;
  const waiting: (() => void)[] = [];
  let inside = 0;
  let nextStart = 0;

  const leave = (): void => {
    const first = waiting.shift();
    if (first) first();
    else inside--;
  };
  const enter = (signal: AbortSignal | undefined): Promise<void> | undefined => {
    if (inside < concurrency) {
      inside++;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const admitted = (): void => {
        signal?.removeEventListener('abort', aborted);
        resolve();
      };
      const aborted = (): void => {
        waiting.splice(waiting.indexOf(admitted), 1);
        reject(new AbortedError('Aborted while waiting for a place', { cause: signal?.reason }));
      };
      signal?.addEventListener('abort', aborted, { once: true });
      waiting.push(admitted);
    });
  };
  return async (signal) => {
    if (signal?.aborted) throw new AbortedError('Aborted before it was sent', { cause: signal.reason });
    await enter(signal);
    const now = performance.now();
    const delay = nextStart - now;
    nextStart = Math.max(now, nextStart) + interval;
    try {
      if (delay > 0) await sleep(delay, signal);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  };
}
