export { adminToken, adminTokenPlugin, type AdminTokenOptions } from './admin-token.js';
export { httpBasic, httpBasicPlugin, type HttpBasicOptions } from './http-basic.js';
export { none, nonePlugin, type NoneOptions } from './none.js';
export type { StandaloneOptions } from './options.js';
