export * from '@os/config';
