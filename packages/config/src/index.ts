export type { Environment } from './env.js';
export { fromCloud, fromEnv, loadConfig } from './load.js';
export type { CloudFileOptions } from './load.js';
