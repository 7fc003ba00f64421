// The documentation site: writes its generated pages, builds it, and shows it on this machine.
//
//   npm run docs [-- --build]     (--build: does not show it)
import { join } from 'node:path';
import { preview } from 'vite';
import { build } from 'vitepress';
import { eachAtOnce, runNode, secondsSince } from '../run.mjs';
import { root } from '../workspace.mjs';

const DOCS = join(root, 'docs');

const began = performance.now();
await eachAtOnce(['core', 'reference', 'packages'], async (name) => {
  const { code, output } = await runNode([`tooling/docs/${name}.mjs`]);
  if (code === 0) return;
  console.error(output);
  process.exit(1);
});
console.log(`Wrote the generated pages in ${secondsSince(began)}`);
await build(DOCS);

if (!process.argv.includes('--build')) {
  const server = await preview({
    root: DOCS,
    configFile: false,
    appType: 'mpa',
    build: { outDir: '.vitepress/dist' },
    preview: { host: '127.0.0.1' },
  });
  server.printUrls();
}
