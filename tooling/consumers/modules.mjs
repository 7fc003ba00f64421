// Loads and compiles the packed packages in every module system, as their users do.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from '../run.mjs';
import { root } from '../workspace.mjs';
import { install } from './install.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TSC = join(root, 'node_modules/typescript/bin/tsc');

const folder = install('modules', {
  source: here('./modules'),
  manifest: { type: 'module', dependencies: { '@os/core': '', '@os/auth-v3': '', '@os/network': '' } },
});
mkdirSync(join(folder, 'out'));
for (const target of ['.', 'out']) cpSync(here('./apps/cloud.mjs'), join(folder, target, 'cloud.mjs'));

/** Commands, and what they print. */
const CHECKS = [
  [['esm.mjs'], 'jenkins'],
  [['cjs.cjs'], 'jenkins'],
  [['mixed.mjs'], 'jenkins'],
  [['default-transport.mjs'], 'jenkins'],
  [[TSC, '-p', 'tsconfig.json'], ''],
  [['out/typed.mjs'], 'jenkins'],
  [['out/typed.cjs'], 'jenkins'],
  [[TSC, '-p', 'tsconfig.bundler.json'], ''],
];

let failed = 0;
for (const [command, wanted] of CHECKS) {
  const { code, output } = await runNode(command, { cwd: folder });
  const isGood = code === 0 && output.trim() === wanted;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${command.join(' ').replace(root, '')}`);
  if (isGood) continue;
  failed++;
  console.error(output);
}
process.exit(failed > 0 ? 1 : 0);
