import { keepToken } from './auth/keep-token.js';
import type { Authenticator } from './auth/authenticator.js';

/**
 * Keeps what a connection need not ask for again, such as its token and where services are, for the next process or
 * connection. Values are text, and may be secret. A store that fails must not fail a call: what cannot be read is
 * `undefined`.
 */
export interface Store {
  get(key: string): Promise<string | undefined>;
  /** @param options.expiresAt - When the value is of no use any more, in milliseconds since 1970. */
  set(key: string, value: string, options?: { readonly expiresAt?: number }): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A {@link Store} as connections take it. */
export interface SessionStore extends Store {
  /** Makes an authenticator look for its token here before it logs in, and leave new ones here. */
  keep(authenticator: Authenticator): Authenticator;
}

/**
 * Lets connections keep their tokens, and what they found out of services, in a store. A function of its own, so that only
 * programs with a store carry what it takes.
 *
 * ```ts
 * new Connection({ store: sessionStore({ get: …, set: …, delete: … }), … })
 * ```
 */
export function sessionStore(store: Store): SessionStore {
  return {
    get: (key) => store.get(key),
    set: (key, value, options) => store.set(key, value, options),
    delete: (key) => store.delete(key),
    keep: (authenticator) => keepToken(authenticator, store),
  };
}
