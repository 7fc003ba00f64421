import type { Serve } from './http.js';

/** Stands in for the server wherever the platform is not Node. */
export const serve: Serve = undefined;
