// What the packages, and apps made of them, weigh: bundled, minified and gzipped, against tooling/consumers/size-budgets.json.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));
const budgets = JSON.parse(readFileSync(new URL('./size-budgets.json', import.meta.url), 'utf8'));

async function sizeOf({ code, external = [] }) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external,
    logLevel: 'error',
    // The workspace's own tsconfig resolves packages to their sources; what counts is what is published.
    tsconfigRaw: {},
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

let isOver = false;
for (const { name, limit, ...entry } of budgets) {
  const size = await sizeOf(entry);
  const isGood = size <= limit;
  isOver ||= !isGood;
  console.log(
    `${name.padEnd(64)} ${String(size).padStart(6)} of ${String(limit).padStart(6)} bytes ${isGood ? '' : ' TOO MUCH'}`,
  );
}
process.exit(isOver ? 1 : 0);
