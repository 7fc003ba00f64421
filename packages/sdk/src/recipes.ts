export * from '@os/recipes';
