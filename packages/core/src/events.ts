import { registry } from './registry.js';

/** One HTTP request that was sent, and what became of it. */
export interface RequestEvent {
  readonly type: 'request';
  /** The official service type. Absent for requests to a plain URL. */
  readonly service?: string | undefined;
  /** The method of the library that led to it: `network.createNetwork`. */
  readonly call?: string | undefined;
  readonly method: string;
  /** With secrets in its query hidden. */
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

/** A request is going to be sent again. */
export interface RetryEvent {
  readonly type: 'retry';
  readonly service?: string | undefined;
  readonly call?: string | undefined;
  readonly method: string;
  readonly url: string;
  /** The attempt that failed. */
  readonly attempt: number;
  /** Milliseconds until the next one. */
  readonly delay: number;
  /** The status of the answer, or else the error. */
  readonly status?: number | undefined;
  readonly error?: unknown;
}

/** Something is not as it should be, and works all the same. */
export interface WarningEvent {
  readonly type: 'warning';
  readonly message: string;
}

/** What a connection tells of its work, for logs and metrics. Holds nothing secret. */
export type ConnectionEvent = RequestEvent | RetryEvent | WarningEvent;

/** Is told of each event, at once; what it throws goes to the console. */
export type EventListener = (event: ConnectionEvent) => void;

/** Calls a listener at each event of every connection of the program; returns a function that ends it. */
export function observe(listener: EventListener): () => void {
  registry.listeners.add(listener);
  return () => registry.listeners.delete(listener);
}

/** {@link observe}, for requests alone. */
export function observeRequests(listener: (event: RequestEvent) => void): () => void {
  return observe((event) => {
    if (event.type === 'request') listener(event);
  });
}

/** Tells the listeners of one connection, and those of all. */
export interface Events {
  readonly listeners: Set<EventListener>;
  /** Whether anybody listens; events are not even made otherwise. */
  readonly isHeard: () => boolean;
  readonly emit: (event: ConnectionEvent) => void;
  /** Warns once of each thing: on the console, if nobody listens. */
  readonly warn: (message: string) => void;
}

export function createEvents(): Events {
  const listeners = new Set<EventListener>();
  const warned = new Set<string>();
  const isHeard = (): boolean => listeners.size + registry.listeners.size > 0;
  const emit = (event: ConnectionEvent): void => {
    for (const listener of [...listeners, ...registry.listeners]) {
      try {
        listener(event);
      } catch (error) {
        // Whoever listens must not make calls fail.
        console.error(error);
      }
    }
  };
  return {
    listeners,
    isHeard,
    emit,
    warn(message) {
      if (warned.has(message)) return;
      warned.add(message);
      if (isHeard()) emit({ type: 'warning', message });
      else console.warn(message);
    },
  };
}
