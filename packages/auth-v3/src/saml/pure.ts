export { v3AdfsPassword, v3AdfsPasswordPlugin, type V3AdfsPasswordOptions } from './adfs.js';
export { v3SamlPassword, v3SamlPasswordPlugin, type V3SamlPasswordOptions } from './ecp.js';
export type { V3SamlOptions } from './options.js';
