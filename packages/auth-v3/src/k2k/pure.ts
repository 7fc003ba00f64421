export { v3K2K, v3K2KPlugin, type V3K2KMethodOptions, type V3K2KOptions } from './k2k.js';
