import type { TransportRequest } from '@os/core';

/** Which requests a fault is for. What is left out matches any. */
export interface FaultMatch {
  readonly method?: string;
  /** The end of the URL's path, such as `/networks`, or a pattern to be found in path and query. */
  readonly path?: string | RegExp;
}

/** Something to go wrong. A delay alone makes the answer late; together with another fault, that one comes late. */
export interface Fault {
  /** Default: every request. */
  readonly match?: FaultMatch;
  /** Answer with this status. */
  readonly status?: number;
  /** The body to answer with: text as it is, anything else as JSON. Default: empty. */
  readonly body?: unknown;
  /** Headers to answer with: `{ 'retry-after': '1' }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Break the connection instead of answering. */
  readonly reset?: boolean;
  /** Milliseconds to wait before anything is answered. */
  readonly delay?: number;
  /** How many requests it happens to. Default: 1. */
  readonly times?: number;
}

/** The faults that are still to happen. */
export class Faults {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault that happens to a request, if one does. */
  take(method: string, url: URL): Fault | undefined {
    const hit = this.#waiting.find(({ fault }) => isMatch(fault.match ?? {}, method, url));
    if (!hit) return undefined;
    hit.left -= 1;
    if (hit.left < 1) this.#waiting = this.#waiting.filter((each) => each !== hit);
    return hit.fault;
  }
}

function isMatch({ method, path }: FaultMatch, actual: string, { pathname, search }: URL): boolean {
  if (method !== undefined && method.toUpperCase() !== actual) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? pathname.endsWith(path) : path.test(pathname + search);
}

/** Waits, but no longer than the request does; says whether it was in time. */
export async function delay(
  milliseconds: number,
  { signal, timeout = Infinity }: Pick<TransportRequest, 'signal' | 'timeout'>,
): Promise<boolean> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(milliseconds, timeout));
    signal?.addEventListener('abort', end);
  });
  return milliseconds <= timeout || signal?.aborted === true;
}
