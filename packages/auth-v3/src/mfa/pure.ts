export { MissingAuthMethodsError } from '@os/auth-v3/kit';
export { v3MultiFactor, v3MultiFactorPlugin, type V3MultiFactorOptions } from './multi-factor.js';
export type { Passcode, V3MfaOptions } from './options.js';
export { v3Totp, v3TotpPlugin, type V3TotpOptions } from './totp.js';
