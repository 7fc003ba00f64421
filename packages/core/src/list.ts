/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
}

/**
 * The resources that a list call finds. Nothing is asked for until it is used; each use asks anew.
 *
 * ```ts
 * for await (const server of list) …      // streams pages; the next one is fetched while this one is worked on
 * const servers = await list;             // all of them
 * ```
 */
export interface ResourceList<T> extends AsyncIterable<T>, PromiseLike<T[]> {
  /** Page by page. */
  byPage(): AsyncIterable<Page<T>>;
  /** The first one, or null; fetches a single page. */
  first(): Promise<T | null>;
  /** All of them, or as many as `limit` says. */
  toArray(options?: { readonly limit?: number }): Promise<T[]>;
}

/** A page as it was fetched: its raw items, and how to go on. */
export interface RawPage {
  readonly items: readonly unknown[];
  /** Fetches the next page. Absent on the last. */
  readonly next?: (() => Promise<RawPage>) | undefined;
}

/** A list object over pages; `make` turns a raw item into what the user gets, when the user gets to it. */
export function createList<T>(start: () => Promise<RawPage>, make: (raw: unknown) => T): ResourceList<T> {
  const list: ResourceList<T> = {
    [Symbol.asyncIterator]: () => new ItemIterator(start, make),
    async *byPage() {
      for (let pending: Promise<RawPage> | undefined = start(); pending;) {
        const page: RawPage = await pending;
        pending = page.next && ahead(page.next);
        yield { items: page.items.map(make) };
      }
    },
    async first() {
      for await (const item of list) return item;
      return null;
    },
    async toArray({ limit = Infinity } = {}) {
      const items: T[] = [];
      if (limit < 1) return items;
      for await (const item of list) if (items.push(item) >= limit) break;
      return items;
    },
    then: (resolve, reject) => list.toArray().then(resolve, reject),
  };
  return list;
}

/** Hands out items one by one. Written out, as an async generator costs several times as much for each item. */
class ItemIterator<T> implements AsyncIterator<T, undefined> {
  #items: readonly unknown[] = [];
  #at = 0;
  #next: (() => Promise<RawPage>) | undefined;
  #pending: Promise<RawPage> | undefined;
  #turning: Promise<void> | undefined;
  readonly #make: (raw: unknown) => T;

  constructor(start: () => Promise<RawPage>, make: (raw: unknown) => T) {
    this.#next = start;
    this.#make = make;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    // Several consumers can share an iterator: all of them wait for the page that one has asked for.
    if (this.#turning) return this.#turning.then(() => this.next());
    if (this.#at >= this.#items.length) return this.#turn();
    const value = this.#make(this.#items[this.#at++]);
    // Half-way through a page it is likely that the next one is wanted; `first()` never gets here.
    if (this.#next && this.#at * 2 > this.#items.length && this.#at > 1) {
      this.#pending = ahead(this.#next);
      this.#next = undefined;
    }
    return Promise.resolve({ value, done: false });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#items = [];
    this.#next = this.#pending = undefined;
    return Promise.resolve({ value: undefined, done: true });
  }

  #turn(): Promise<IteratorResult<T, undefined>> {
    const pending = this.#pending ?? this.#next?.();
    this.#pending = this.#next = undefined;
    if (!pending) return this.return();
    this.#turning = pending
      .then((page) => {
        this.#items = page.items;
        this.#at = 0;
        this.#next = page.next;
      })
      .finally(() => (this.#turning = undefined));
    return this.#turning.then(() => this.next());
  }
}

/** Starts fetching; a failure shows when the page is waited for, not before. */
function ahead(next: () => Promise<RawPage>): Promise<RawPage> {
  const pending = next();
  pending.catch(() => undefined);
  return pending;
}
