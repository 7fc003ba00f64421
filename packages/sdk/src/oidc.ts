export * from '@os/auth-v3/oidc';
