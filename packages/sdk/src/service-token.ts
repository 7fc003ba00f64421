export * from '@os/auth-v3/service-token';
