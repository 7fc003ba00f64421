import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/{index,pure}.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // What imports the package by its own name finds it when it runs: nothing is there twice.
  external: ['__package__'],
  // Chunks would take the registration away from the files that `sideEffects` names.
  splitting: false,
  dts: true,
  clean: true,
});
