import type { CreateDigest } from './digest.js';

/** Browsers have no MD5; carrying one would cost every app more than checking is worth over TLS. */
export const createMd5: CreateDigest = undefined;
