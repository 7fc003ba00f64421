import { registry } from './registry.js';

/** One HTTP request that was sent, and what became of it. Holds nothing secret. */
export interface RequestEvent {
  /** The official service type. Absent for requests to a plain URL. */
  readonly service?: string | undefined;
  /** The method of the library that led to it: `network.createNetwork`. */
  readonly call?: string | undefined;
  readonly method: string;
  readonly url: string;
  /** The first key of the body, for requests whose path ends in `/action`. */
  readonly action?: string | undefined;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Absent when there was no answer. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly error?: unknown;
  /** Milliseconds until the answer. */
  readonly duration: number;
}

export type RequestListener = (event: RequestEvent) => void;

/** Calls a listener after each request of every connection of the program; returns a function that ends it. */
export function observeRequests(listener: RequestListener): () => void {
  registry.listeners.add(listener);
  return () => registry.listeners.delete(listener);
}
