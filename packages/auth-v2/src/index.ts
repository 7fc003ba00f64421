export * from '@os/auth-v2/pure';
