import type { CreateDefaultTransport } from './default.js';

/** Stands in for the axios transport wherever the platform is not Node. */
export const createDefaultTransport: CreateDefaultTransport = undefined;
