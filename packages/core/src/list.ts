import type { ServiceResponse } from './request.js';

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the page after this one starts, for `byPage({ from })`. Undefined on the last. */
  readonly next: string | undefined;
  /** The answer that the page came in, for its headers and for what its body has besides the items. */
  readonly response: ServiceResponse;
}

/**
 * The resources that a list call finds. Nothing is asked for until it is used; each use asks anew.
 *
 * ```ts
 * for await (const server of list) …      // streams pages; the next one is fetched while this one is worked on
 * const servers = await list;             // all of them
 * ```
 *
 * Leaving the loop aborts a page that was asked for ahead.
 */
export interface ResourceList<T> extends AsyncIterable<T>, PromiseLike<T[]> {
  /**
   * Page by page.
   *
   * @param options.from - The `next` of a page, to go on after it: text that can be stored, and used by another program
   *   that lists the same.
   * @throws InvalidAttributeError - `from` is something else.
   */
  byPage(options?: { readonly from?: string | undefined }): AsyncIterable<Page<T>>;
  /** The first one, or null; fetches a single page. */
  first(): Promise<T | null>;
  /** All of them, or as many as `limit` says; no page is fetched that is not needed. */
  toArray(options?: { readonly limit?: number | undefined }): Promise<T[]>;
}

/** A page as it was fetched: its raw items, and where the next one starts. */
export interface RawPage extends Page<unknown> {
  readonly next: string | undefined;
}

/** Fetches the first page when it is called first, and each time the one after. */
export type TurnPage = (signal: AbortSignal | undefined) => Promise<RawPage>;

/** A list object over pages; `make` turns a raw item into what the user gets, when the user gets to it. */
export function createList<T>(open: (from?: string) => TurnPage, make: (raw: unknown) => T): ResourceList<T> {
  const list: ResourceList<T> = {
    [Symbol.asyncIterator]: () => new ItemIterator(new Pages(open()), make),
    async *byPage({ from } = {}) {
      const pages = new Pages(open(from));
      try {
        for (let page; (page = await pages.take());) {
          pages.fetchAhead();
          yield { ...page, items: page.items.map(make) };
        }
      } finally {
        pages.close();
      }
    },
    async first() {
      return (await list.toArray({ limit: 1 }))[0] ?? null;
    },
    async toArray({ limit = Infinity } = {}) {
      const items: T[] = [];
      const pages = new Pages(open());
      for (let page; items.length < limit && (page = await pages.take());) {
        const wanted = limit - items.length;
        if (page.items.length < wanted) pages.fetchAhead();
        for (const raw of page.items.slice(0, wanted)) items.push(make(raw));
      }
      return items;
    },
    then: (resolve, reject) => list.toArray().then(resolve, reject),
  };
  return list;
}

/** Fetches pages one after another, at most one ahead of its reader. */
class Pages {
  /** Undefined while a page is under way, and when there is none left. */
  #turn: TurnPage | undefined;
  #ahead: Promise<RawPage> | undefined;
  #controller: AbortController | undefined;

  constructor(turn: TurnPage) {
    this.#turn = turn;
  }

  /** The next page; undefined after the last one, and after a failure. */
  take(): Promise<RawPage> | undefined {
    const page = this.#ahead ?? this.#fetch();
    this.#ahead = undefined;
    return page;
  }

  /** Starts fetching; a failure shows when the page is taken, not before. */
  fetchAhead(): void {
    this.#ahead ??= this.#fetch();
    this.#ahead?.catch(() => undefined);
  }

  close(): void {
    this.#turn = this.#ahead = undefined;
    this.#controller?.abort();
  }

  #fetch(): Promise<RawPage> | undefined {
    const turn = this.#turn;
    this.#turn = undefined;
    // Most lists have one page; it is never fetched ahead, and costs no signal.
    const signal = this.#controller?.signal;
    this.#controller ??= turn && new AbortController();
    return turn?.(signal).then((page) => {
      if (page.next !== undefined && !this.#controller?.signal.aborted) this.#turn = turn;
      return page;
    });
  }
}

/** Hands out items one by one. Written out, as an async generator costs several times as much for each item. */
class ItemIterator<T> implements AsyncIterator<T, undefined> {
  #items: readonly unknown[] = [];
  #at = 0;
  #half = 0;
  #turning: Promise<void> | undefined;
  readonly #pages: Pages;
  readonly #make: (raw: unknown) => T;

  constructor(pages: Pages, make: (raw: unknown) => T) {
    this.#pages = pages;
    this.#make = make;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    // Several consumers can share an iterator: all of them wait for the page that one has asked for.
    if (this.#turning) return this.#turning.then(() => this.next());
    if (this.#at >= this.#items.length) return this.#turn();
    const value = this.#make(this.#items[this.#at++]);
    if (this.#at === this.#half) this.#pages.fetchAhead();
    return Promise.resolve({ value, done: false });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#items = [];
    this.#pages.close();
    return Promise.resolve({ value: undefined, done: true });
  }

  #turn(): Promise<IteratorResult<T, undefined>> {
    const page = this.#pages.take();
    if (!page) return this.return();
    this.#turning = page
      .then(({ items }) => {
        this.#items = items;
        this.#at = 0;
        // Half-way through a page it is likely that the next one is wanted; after a single item it is not.
        this.#half = Math.max(2, Math.floor(items.length / 2) + 1);
      })
      .finally(() => (this.#turning = undefined));
    return this.#turning.then(() => this.next());
  }
}
