import type { Serve } from './http.js';
import type { Lab } from './lab.js';

/** Stands in for the server wherever the platform is not Node. */
export const serve: Serve = undefined;

export const lab: Lab | undefined = undefined;
