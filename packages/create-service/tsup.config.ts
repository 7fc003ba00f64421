import { defineConfig } from 'tsup';

// A program, which nobody imports: one file, without types.
export default defineConfig({
  entry: { cli: 'src/cli.ts' },
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  removeNodeProtocol: false,
  clean: true,
});
