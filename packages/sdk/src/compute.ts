export * from '@os/compute/pure';
