import { TimeoutError } from '@os/core';
import type { RecipeOptions } from './progress.js';

/** The longest time that timers take; longer ones fire at once. */
const MAX_TIMER = 2_147_483_647;

/** What requests and waiting need to know: their end is that of the recipe. */
export interface Patience {
  readonly signal: AbortSignal;
  readonly timeout: number;
  readonly interval?: number | undefined;
}

/**
 * Does some work with a signal that is aborted when the time is over, or by the caller.
 *
 * @throws TimeoutError - the time is over.
 */
export async function within<T>(
  what: string,
  { signal, timeout = 600_000, interval }: RecipeOptions,
  work: (patience: Patience) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = !signal?.aborted;
      controller.abort();
    },
    Math.min(timeout, MAX_TIMER),
  );
  try {
    return await work({
      // The caller's own is not listened to: Node warns where more than ten do, as recipes for many servers would.
      signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
      // What is waited for must not give up earlier than the recipe.
      timeout: MAX_TIMER,
      interval,
    });
  } catch (error) {
    if (!isLate) throw error;
    throw new TimeoutError(`${what} took longer than ${timeout} ms`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for a while; an abort ends it early, for the next request to fail. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
