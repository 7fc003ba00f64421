import type { LoadDefaultTransport } from './default.js';

/** Stands for the platform's own transport wherever that is `fetch`. */
export const loadDefaultTransport: LoadDefaultTransport = undefined;
