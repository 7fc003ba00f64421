// What plugins for version 3 of the identity API are made of: those of this package, and those of others. The methods that
// most use are here, too, so that Node loads one file for them and what they are made of.
export { accessOf } from './access.js';
export {
  applicationCredentialFactor,
  v3ApplicationCredential,
  v3ApplicationCredentialPlugin,
  type V3ApplicationCredentialOptions,
} from './application-credential.js';
export {
  defineFederation,
  rescoped,
  type Federation,
  type FederationOptions,
  type Presenting,
  type V3FederationOptions,
} from './federation.js';
export { logIn, MissingAuthMethodsError, type LoginDescription } from './log-in.js';
export { defineMethod, v3Authenticator, type Factor, type Identity, type Method } from './method.js';
export {
  COMMON_OPTIONS,
  GROUPS,
  neededOption,
  SCOPE_OPTIONS,
  secretOption,
  tokensUrl,
  USER_OPTIONS,
  type CommonOptions,
  type Needed,
  type ScopeOptions,
  type UserOptions,
  type V3Options,
} from './options.js';
export { passwordFactor, v3Password, v3PasswordPlugin, type V3PasswordOptions } from './password.js';
export { definePlugin, type Plugin } from './plugin.js';
export { userOf } from './reference.js';
export { scopeOf } from './scope.js';
export { tokenFactor, v3Token, v3TokenPlugin, type V3TokenOptions } from './token.js';
