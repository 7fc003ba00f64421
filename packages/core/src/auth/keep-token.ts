import type { Store } from '../store.js';
import { createAccess, type Access, type AccessInit } from './access.js';
import type { Authenticator } from './authenticator.js';

/** How much of its life a stored token must have left to be worth trying, in milliseconds. */
const WORTHWHILE = 60_000;

/**
 * Makes an authenticator look for a token in a store before it logs in, and leave new ones there. Each stored token is
 * taken once: whoever asks again wants another one, as that was refused or is about to end.
 *
 * @returns The authenticator itself if it does not tell whose its tokens are.
 */
export function keepToken(authenticator: Authenticator, store: Store): Authenticator {
  const { name, cacheKey } = authenticator;
  if (cacheKey === undefined) return authenticator;
  const key = `token:${cacheKey}`;
  let last: string | undefined;
  return {
    name,
    cacheKey,
    async authorize(context) {
      const text = await store.get(key);
      if (text !== undefined && text !== last) {
        last = text;
        const access = accessIn(text);
        if (access) return access;
      }
      const access = await authenticator.authorize(context);
      const { headers, expiresAt } = access;
      last = JSON.stringify({ ...access, headers });
      await store.set(key, last, { ...(expiresAt !== undefined && { expiresAt }) });
      return access;
    },
  };
}

/** The access in a stored text; undefined if it makes no sense, or is about to end. */
function accessIn(text: string): Access | undefined {
  try {
    const init = JSON.parse(text) as AccessInit;
    const isAlive = (init.expiresAt ?? Infinity) > Date.now() + WORTHWHILE;
    return isAlive && init.headers ? createAccess(init) : undefined;
  } catch {
    return undefined;
  }
}
