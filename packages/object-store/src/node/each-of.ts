import { InvalidAttributeError } from '@os/core';

/** @throws InvalidAttributeError */
export function checkCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidAttributeError(`"${name}" should be a whole number above 0`);
}

/** Works on items, several at a time. After a failure the others are aborted and waited for, and it is thrown. */
export async function eachOf<T>(
  items: Iterable<T> | AsyncIterable<T>,
  concurrency: number,
  signal: AbortSignal | undefined,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  checkCount('concurrency', concurrency);
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const source = (async function* () {
    yield* items;
  })();
  let failure: { readonly error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    try {
      for (let next; !failure && !(next = await source.next()).done;) await work(next.value, either);
    } catch (error) {
      failure ??= { error };
      stop.abort(error);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  if (failure) throw failure.error;
}
