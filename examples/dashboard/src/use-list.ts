import type { Connection, Page } from '@os/core';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { explain, type Problem } from './explain.js';
import type { Item, Kind } from './kinds.js';

/** A list that is read page by page, as its reader goes down; its rows can change meanwhile. */
export interface Pages<R> {
  readonly items: readonly R[];
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly problem: Problem | undefined;
  /** Asks for the next page, unless that is under way. */
  readonly more: () => void;
  /** Begins anew. */
  readonly refresh: () => void;
  /** Puts a new one first, or shows what has changed of one that is there. */
  readonly put: (item: R) => void;
  readonly drop: (item: R) => void;
}

/** What is known of a list. It belongs to one run through the pages: what comes late for an older one is not heard. */
interface Run<R> {
  readonly abort: AbortController;
  readonly pages: AsyncIterator<Page<R>>;
  items: R[];
  isLoading: boolean;
  hasMore: boolean;
  problem: Problem | undefined;
}

export function useList<R extends Item>(conn: Connection, kind: Kind<R>): Pages<R> {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const current = useRef<Run<R>>(undefined);

  const begin = (): void => {
    current.current?.abort.abort();
    const abort = new AbortController();
    const pages = kind.list(conn, { signal: abort.signal }).byPage()[Symbol.asyncIterator]();
    current.current = { abort, pages, items: [], isLoading: false, hasMore: true, problem: undefined };
    void turn();
  };

  const turn = async (): Promise<void> => {
    const run = current.current;
    if (!run || run.isLoading || !run.hasMore) return;
    run.isLoading = true;
    run.problem = undefined;
    render(0);
    try {
      const result = await run.pages.next();
      const page = result.done ? undefined : result.value;
      // What was created here meanwhile is there already.
      const known = new Set(run.items.map(({ id }) => id));
      run.items.push(...(page?.items ?? []).filter(({ id }) => !known.has(id)));
      run.hasMore = page?.next !== undefined;
    } catch (error) {
      // An iterator that has failed is over: the next try is a run of its own.
      run.hasMore = false;
      run.problem = explain(`The ${kind.plural.toLowerCase()} could not be listed`, error);
    }
    run.isLoading = false;
    if (run === current.current) render(0);
  };

  useEffect(() => {
    begin();
    return () => current.current?.abort.abort();
  }, [conn, kind]);

  const { items = [], isLoading = true, hasMore = true, problem } = current.current ?? {};
  return {
    items,
    isLoading,
    hasMore,
    problem,
    more: () => void turn(),
    refresh: begin,
    put(item) {
      const run = current.current;
      if (!run) return;
      const at = run.items.findIndex(({ id }) => id === item.id);
      if (at < 0) run.items.unshift(item);
      else run.items[at] = item;
      render(0);
    },
    drop(item) {
      const run = current.current;
      if (!run) return;
      run.items = run.items.filter(({ id }) => id !== item.id);
      render(0);
    },
  };
}
