import { api } from './api.js';

/** Where resources are, in a declaration: `volume` has its collection at `/volumes`, and is in bodies as `volume` and `volumes`. */
export const collection = <const K extends string>(key: K) => ({
  service: api,
  path: `/${key}s` as const,
  key,
  keys: `${key}s`,
});

/** The same where the list that tells all has a path of its own: `/volumes/detail`. */
export const detailed = <const K extends string>(key: K) => ({ ...collection(key), listPath: `/${key}s/detail` });
