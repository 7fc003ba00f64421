import type { Access } from './access.js';

/** How far ahead of its end a token is replaced in the background, in milliseconds. */
const RENEWAL_MARGIN = 120_000;
/** How much of its life a token must have left to be used at all, in milliseconds. */
const MINIMUM_LIFE = 5_000;
/** Tokens that live for minutes only have smaller margins: these parts of their life. */
const RENEWAL_PART = 1 / 4;
const MINIMUM_PART = 1 / 20;

/** Keeps one token alive for a whole connection, with at most one login under way. */
export class TokenCycle {
  readonly #login: () => Promise<Access>;
  #access: Access | undefined;
  /** Milliseconds that the token had to live when it was new. */
  #life = Infinity;
  #pending: Promise<Access> | undefined;

  constructor(login: () => Promise<Access>) {
    this.#login = login;
  }

  /** The current token; logs in if there is none, and waits for a new one only when the old one is nearly dead. */
  async get(): Promise<Access> {
    const access = this.#access;
    const left = (access?.expiresAt ?? Infinity) - Date.now();
    if (!access || left < Math.min(MINIMUM_LIFE, this.#life * MINIMUM_PART)) return this.renew();
    // A failure shows when the old token is dead and the next caller has to wait for the new one.
    if (left < Math.min(RENEWAL_MARGIN, this.#life * RENEWAL_PART)) this.renew().catch(() => undefined);
    return access;
  }

  /** Logs in anew. Callers share the login that is under way. */
  async renew(): Promise<Access> {
    this.#pending ??= this.#login()
      .then((access) => {
        this.#life = (access.expiresAt ?? Infinity) - Date.now();
        return (this.#access = access);
      })
      .finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  /** What to use after `refused` was answered with 401: a token that replaced it meanwhile, or else a new one. */
  async replace(refused: Access): Promise<Access> {
    return this.#access && this.#access !== refused ? this.#access : this.renew();
  }

  /** Forgets the token, or this one if it is the current one still, so that the next request logs in. */
  invalidate(access = this.#access): void {
    if (access === this.#access) this.#access = undefined;
  }
}
