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
