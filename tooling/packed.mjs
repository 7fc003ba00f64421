// Runs a linter of packages on everything that tooling/pack.mjs packed.
//
//   node tooling/packed.mjs publint|attw [ARGUMENT...]
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eachAtOnce, runNode } from './run.mjs';
import { root } from './workspace.mjs';

const LINTERS = {
  publint: 'node_modules/publint/src/cli.js',
  attw: 'node_modules/@arethetypeswrong/cli/dist/index.js',
};

const [linter, ...args] = process.argv.slice(2);
const folder = join(root, 'reports/packed');
const tarballs = readdirSync(folder);

let failed = 0;
await eachAtOnce(tarballs, async (tarball) => {
  const { code, output } = await runNode([LINTERS[linter], ...args, join(folder, tarball)]);
  if (code === 0) return;
  failed++;
  console.error(output);
});
console.log(`${tarballs.length - failed} of ${tarballs.length} packages pass ${linter}`);
process.exit(failed > 0 ? 1 : 0);
