export { v3WebSso, v3WebSsoPlugin, type V3WebSsoMethodOptions } from './websso.js';
export type { V3WebSsoOptions } from './options.js';
