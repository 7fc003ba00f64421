export * from '@os/object-store/pure';
