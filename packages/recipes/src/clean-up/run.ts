import { isHttpError } from '@os/core';
import { messageOf } from '../progress.js';
import { pause, type Patience } from '../within.js';
import type { Candidate } from './candidate.js';
import { itemOf, labelOf, type CleanUpItem } from './plan.js';

/** How many times something is tried that the service says is in the way of something else: what held it goes a while after it is gone. */
const TRIES = 5;

/**
 * Deletes candidates, each as soon as what holds it, or goes before it, is gone. What cannot be deleted is told, and all that it
 * holds stays.
 *
 * @param done - Where what became of each is noted, in the order in which it ended.
 */
export async function deleteAll(
  going: readonly Candidate[],
  concurrency: number,
  patience: Patience,
  done: (item: CleanUpItem) => void,
): Promise<void> {
  const slots = new Slots(concurrency);
  const ends = new Map<string, Promise<boolean>>();
  const end = async (each: Candidate): Promise<boolean> => {
    for (const { id } of each.holders) {
      if ((await ends.get(id)) !== false) continue;
      const holder = going.find((other) => other.id === id);
      done(itemOf(each, { outcome: 'kept', reason: `${holder ? labelOf(holder) : id} could not be deleted` }));
      return false;
    }
    for (const id of each.after ?? []) await ends.get(id);
    return slots.use(async () => {
      if (patience.signal.aborted) return false;
      try {
        await tryToRemove(each, patience);
      } catch (error) {
        // The whole ends then; nothing is wrong with this one.
        if (patience.signal.aborted) return false;
        done(itemOf(each, { outcome: 'failed', reason: messageOf(error), error }));
        return false;
      }
      done(itemOf(each, { outcome: 'deleted' }));
      return true;
    });
  };
  // In the order of the plan, so that what holds something has begun before it.
  for (const each of going) ends.set(each.id, end(each));
  await Promise.all(ends.values());
}

async function tryToRemove(each: Candidate, patience: Patience): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await each.remove(patience);
      return;
    } catch (error) {
      if (attempt === TRIES || patience.signal.aborted || !isHttpError(error, 409)) throw error;
      await pause((patience.interval ?? 1000) * attempt, patience.signal);
    }
  }
}

/** Lets a number of things happen at the same time; others wait for their turn. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
