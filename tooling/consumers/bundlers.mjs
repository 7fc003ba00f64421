import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as esbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack from 'webpack';

/**
 * Each bundles a file for browsers, minified as apps are, into `main.mjs` of a folder.
 * @type {Record<string, (file: string, target: string) => Promise<void>>}
 */
export const bundlers = {
  async esbuild(file, target) {
    await esbuild({
      entryPoints: { main: file },
      outdir: target,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'error',
    });
  },

  async rollup(file, target) {
    const bundle = await rollup({
      input: { main: file },
      plugins: [nodeResolve({ browser: true })],
      onwarn: ({ message }) => {
        throw new Error(message);
      },
    });
    await bundle.write({ dir: target, format: 'es', entryFileNames: '[name].mjs' });
    await bundle.close();
  },

  webpack(file, target) {
    const compiler = webpack({
      mode: 'production',
      entry: { main: file },
      target: ['web', 'es2022'],
      experiments: { outputModule: true },
      output: { path: target, filename: '[name].mjs', module: true, chunkFormat: 'module' },
    });
    return new Promise((resolve, reject) => {
      compiler.run((error, stats) => {
        if (error) reject(error);
        else if (stats.hasErrors() || stats.hasWarnings()) reject(new Error(stats.toString('errors-warnings')));
        else compiler.close(() => resolve());
      });
    });
  },

  async vite(file, target) {
    await vite({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: target,
        target: 'es2022',
        emptyOutDir: true,
        modulePreload: false,
        lib: { entry: file, formats: ['es'], fileName: () => 'main.mjs' },
      },
    });
  },
};
