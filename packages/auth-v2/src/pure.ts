export type { V2Options } from './options.js';
export { v2Password, v2PasswordPlugin, type V2PasswordOptions } from './password.js';
export { v2Token, v2TokenPlugin, type V2TokenOptions } from './token.js';
