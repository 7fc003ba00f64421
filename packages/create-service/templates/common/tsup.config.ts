import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/{index,pure}.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  // The package's own name stays what it is, so that nothing is there twice.
  external: ['__package__'],
  // Chunks would take the registration away from the files that `sideEffects` names.
  splitting: false,
  dts: { compilerOptions: { paths: { '__package__/*': ['./src/*.ts'] } } },
  clean: true,
});
