import { defineApi, waiting } from './core.js';

/** The Networking API v2.0. Its version document adds nothing to its path, so it is not asked for. */
export const api = defineApi({ type: 'network', version: 'v2.0', updateMethod: 'PUT', waiting });
