export * from '@os/block-storage/pure';
