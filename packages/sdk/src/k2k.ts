export * from '@os/auth-v3/k2k';
