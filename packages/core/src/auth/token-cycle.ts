import type { Access } from './access.js';

/** How far ahead of its end a token is replaced in the background, in milliseconds. */
const RENEWAL_MARGIN = 120_000;
/** How much of its life a token must have left to be used at all, in milliseconds. */
const MINIMUM_LIFE = 5_000;
/** Tokens that live for minutes only have smaller margins: these parts of their life. */
const RENEWAL_PART = 1 / 4;
const MINIMUM_PART = 1 / 20;

/** Keeps one token alive for a whole connection, with at most one login under way. */
export interface TokenCycle {
  /** The current token; logs in if there is none, and waits for a new one only when the old one is nearly dead. */
  get(): Promise<Access>;
  /** What to use after `refused` was answered with 401: a token that replaced it meanwhile, or else a new one. */
  replace(refused: Access): Promise<Access>;
  /** Forgets the token, or this one if it is the current one still, so that the next request logs in. */
  invalidate(access?: Access): void;
}

/** @param margin - Milliseconds ahead of its end at which a token is replaced in the background. */
export function tokenCycle(login: () => Promise<Access>, margin = RENEWAL_MARGIN): TokenCycle {
  let current: Access | undefined;
  /** Milliseconds that the token had to live when it was new. */
  let life = Infinity;
  let pending: Promise<Access> | undefined;

  /** Logs in anew. Callers share the login that is under way. */
  const renew = (): Promise<Access> =>
    (pending ??= login()
      .then((access) => {
        life = (access.expiresAt ?? Infinity) - Date.now();
        return (current = access);
      })
      .finally(() => (pending = undefined)));

  return {
    async get() {
      const left = (current?.expiresAt ?? Infinity) - Date.now();
      if (!current || left < Math.min(MINIMUM_LIFE, life * MINIMUM_PART)) return renew();
      // A failure shows when the old token is dead and the next caller has to wait for the new one.
      if (left < Math.min(margin, life * RENEWAL_PART)) renew().catch(() => undefined);
      return current;
    },
    async replace(refused) {
      return current && current !== refused ? current : renew();
    },
    invalidate(access = current) {
      if (access === current) current = undefined;
    },
  };
}
