export const applicationCredentialId = 'an id';
export const applicationCredentialSecret = 'a secret';
export const clientId = 'cli';
export const clientSecret = 'a secret';
export const sso = {
  authUrl: 'https://cloud.example.com:5000/v3',
  identityProvider: 'sso',
  protocol: 'openid',
  discoveryEndpoint: 'https://sso.example.com/.well-known/openid-configuration',
};
export const ask = (_: string): string => '';
