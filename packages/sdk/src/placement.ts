export * from '@os/placement/pure';
