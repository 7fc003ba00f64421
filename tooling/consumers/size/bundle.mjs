import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const consumers = fileURLToPath(new URL('..', import.meta.url));

/**
 * What a program weighs as it is shipped: bundled and minified by esbuild, and gzipped at level 9.
 * @param {{ code: string, external?: string[], platform?: 'browser' | 'node', folder?: string, settings?: object }} program
 * `folder` is where it finds its packages, by default this workspace's; `settings` are what esbuild needs to bundle it at all
 * @returns {Promise<[number, number]>} bytes, minified and gzipped
 */
export async function bundleSize({ code, external = [], platform = 'browser', folder = consumers, settings }) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform,
    external,
    logLevel: 'error',
    // The workspace's own tsconfig resolves packages to their sources; what counts is what is published.
    tsconfigRaw: {},
    ...settings,
  });
  const [{ contents }] = outputFiles;
  return [contents.length, gzipSync(contents, { level: 9 }).length];
}
