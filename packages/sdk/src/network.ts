export * from '@os/network/pure';
