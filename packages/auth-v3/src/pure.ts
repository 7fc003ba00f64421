export {
  v3ApplicationCredential,
  v3ApplicationCredentialPlugin,
  type V3ApplicationCredentialOptions,
} from './application-credential.js';
export type { V3Options } from './options.js';
export { v3Password, v3PasswordPlugin, type V3PasswordOptions } from './password.js';
export { v3Token, v3TokenPlugin, type V3TokenOptions } from './token.js';
