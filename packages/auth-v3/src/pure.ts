export {
  applicationCredentialFactor,
  v3ApplicationCredential,
  v3ApplicationCredentialPlugin,
  type V3ApplicationCredentialOptions,
} from './application-credential.js';
export { MissingAuthMethodsError, type V3Options } from '@os/auth-v3/kit';
export { passwordFactor, v3Password, v3PasswordPlugin, type V3PasswordOptions } from './password.js';
export { tokenFactor, v3Token, v3TokenPlugin, type V3TokenOptions } from './token.js';
