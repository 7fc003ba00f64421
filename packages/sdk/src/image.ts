export * from '@os/image/pure';
