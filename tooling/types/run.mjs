// Compiles the type tests, `packages/*/test/types`, against the built packages, as users of them would.
//
//   node tooling/types/run.mjs [--folder FOLDER] [--quick] [PACKAGE...]
//
// Each folder is a program of its own, for what one file imports is typed in all files of a program. `--quick` takes one
// compiler alone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { eachAtOnce, runNode } from '../run.mjs';
import { packages, root } from '../workspace.mjs';

const require = createRequire(import.meta.url);
const configs = join(root, 'reports/types');

const NODE = { module: 'nodenext', moduleResolution: 'nodenext' };
const BUNDLER = { module: 'preserve', moduleResolution: 'bundler' };
const USERS = [
  { compiler: 'typescript', name: 'nodenext, declarations checked', options: { ...NODE, skipLibCheck: false } },
  { compiler: 'typescript', name: 'bundler', options: { ...BUNDLER, skipLibCheck: true } },
  { compiler: 'typescript-6', name: 'nodenext', options: { ...NODE, skipLibCheck: true } },
  { compiler: 'typescript-7', name: 'nodenext', options: { ...NODE, skipLibCheck: true } },
  { compiler: 'typescript-7', name: 'bundler', options: { ...BUNDLER, skipLibCheck: true } },
];

const { values, positionals: only } = parseArgs({
  options: { folder: { type: 'string', default: 'test/types' }, quick: { type: 'boolean' } },
  allowPositionals: true,
});
const programs = packages()
  .filter(({ folder }) => only.length === 0 || only.includes(folder))
  .flatMap(({ path }) => programsBelow(join(path, values.folder)));
const jobs = programs.flatMap((program) =>
  USERS.slice(0, values.quick ? 1 : undefined).map((user) => ({ program, user })),
);
if (jobs.length === 0) {
  console.error('There are no type tests');
  process.exit(1);
}

rmSync(configs, { recursive: true, force: true });
mkdirSync(configs, { recursive: true });
let failed = 0;
await eachAtOnce(jobs, async (job) => {
  if (!(await compile(job))) failed++;
});
console.log(`${jobs.length - failed} of ${jobs.length} compilations of ${programs.length} programs are as expected`);
process.exit(failed > 0 ? 1 : 0);

function programsBelow(folder) {
  const files = new Map();
  for (const entry of entriesOf(folder)) {
    if (!entry.isFile() || !/\.[mc]?ts$/.test(entry.name)) continue;
    const list = files.get(entry.parentPath) ?? files.set(entry.parentPath, []).get(entry.parentPath);
    list.push(join(entry.parentPath, entry.name));
  }
  return [...files].map(([path, sources]) => ({ name: relative(root, path), sources }));
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

async function compile({ program, user }) {
  const manifest = require.resolve(`${user.compiler}/package.json`);
  const title = `${program.name}, TypeScript ${require(manifest).version}, ${user.name}`;
  const config = join(configs, `${title.replace(/[^\w.]+/g, '-')}.json`);
  const options = { target: 'es2022', strict: true, noEmit: true, types: [], ...user.options };
  writeFileSync(config, JSON.stringify({ compilerOptions: options, files: program.sources }, null, 2));
  const { code, output } = await runNode([join(dirname(manifest), 'bin/tsc'), '-p', config, '--pretty', 'false']);
  if (code !== 0) console.error(`${title}:\n${output}`);
  return code === 0;
}
