export { oauth1Header, type OAuth1Signature } from './oauth1-header.js';
export { v3OAuth1, v3OAuth1Plugin, type V3OAuth1Options } from './oauth1.js';
export {
  v3OAuth2ClientCredential,
  v3OAuth2ClientCredentialPlugin,
  type V3OAuth2ClientCredentialOptions,
} from './oauth2-client-credential.js';
export {
  v3OAuth2MtlsClientCredential,
  v3OAuth2MtlsClientCredentialPlugin,
  type V3OAuth2MtlsClientCredentialOptions,
} from './oauth2-mtls-client-credential.js';
export type { V3OAuthOptions } from './options.js';
