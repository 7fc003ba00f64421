export { v3OidcAccessToken, v3OidcAccessTokenPlugin, type V3OidcAccessTokenOptions } from './access-token.js';
export { v3OidcAuthCode, v3OidcAuthCodePlugin, type V3OidcAuthCodeOptions } from './auth-code.js';
export {
  v3OidcClientCredentials,
  v3OidcClientCredentialsPlugin,
  type V3OidcClientCredentialsOptions,
} from './client-credentials.js';
export { v3OidcDeviceAuthz, v3OidcDeviceAuthzPlugin, type V3OidcDeviceAuthzOptions } from './device.js';
export type { DeviceCode, V3OidcOptions } from './options.js';
export { v3OidcPassword, v3OidcPasswordPlugin, type V3OidcPasswordOptions } from './password.js';
export { challengeOf, newVerifier } from './pkce.js';
