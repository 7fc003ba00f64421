export * from '@os/identity/pure';
