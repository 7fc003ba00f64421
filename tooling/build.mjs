// Builds the packages whose sources, or whose dependencies' sources, changed since they were last built.
//
//   node tooling/build.mjs [PACKAGE...]     (all, or these and what they depend on)
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { lock } from './lock.mjs';
import { eachAtOnce, runNode, secondsSince } from './run.mjs';
import { cache, packages, root } from './workspace.mjs';

const TSUP = join(root, 'node_modules/tsup/dist/cli-default.js');
const SHARED_INPUTS = ['tooling/tsup', 'tsconfig.base.json', 'pnpm-lock.yaml'].map((name) => join(root, name));
const INPUTS = ['package.json', 'tsconfig.json', 'tsup.config.ts', 'src'];

await lock('build');
const started = performance.now();
const all = packages();
const stamps = new Map();
for (const found of all) stamps.set(found.name, stampOf(found));

const wanted = selected(process.argv.slice(2));
const stale = wanted.filter((found) => !isBuilt(found));
const building = new Map();
await eachAtOnce(stale, (found) => {
  const outcome = buildAfterItsNeeds(found);
  building.set(found.name, outcome);
  return outcome;
});
if ((await Promise.all(building.values())).includes(false)) process.exit(1);
console.log(
  stale.length > 0
    ? `Built ${stale.length} of ${wanted.length} packages in ${secondsSince(started)}`
    : `All ${wanted.length} packages are built and up to date`,
);

function selected(names) {
  if (names.length === 0) return all;
  const chosen = new Set();
  const add = (name) => {
    const found = all.find((candidate) => candidate.name === name || candidate.folder === name);
    if (!found)
      throw new Error(`There is no package "${name}"; there are ${all.map(({ folder }) => folder).join(', ')}`);
    found.needs.forEach(add);
    chosen.add(found);
  };
  names.forEach(add);
  return all.filter((found) => chosen.has(found));
}

/** Packages are begun in order, so those that one needs were begun before it. */
async function buildAfterItsNeeds(found) {
  const needs = await Promise.all(found.needs.map((name) => building.get(name)));
  if (needs.includes(false)) {
    console.error(`${found.name} was not built: it needs what did not build`);
    return false;
  }
  return build(found);
}

async function build(found) {
  const began = performance.now();
  rmSync(stampFile(found), { force: true });
  const { code, output } = await runNode([TSUP], { cwd: found.path });
  if (code !== 0) {
    console.error(`${found.name} did not build:\n${output}`);
    return false;
  }
  mkdirSync(dirname(stampFile(found)), { recursive: true });
  writeFileSync(stampFile(found), stamps.get(found.name));
  console.log(`Built ${found.name} in ${secondsSince(began)}`);
  return true;
}

function isBuilt(found) {
  const file = stampFile(found);
  return (
    existsSync(join(found.path, 'dist')) && existsSync(file) && readFileSync(file, 'utf8') === stamps.get(found.name)
  );
}

function stampFile({ folder }) {
  return join(cache, 'built', folder);
}

/** A hash of all that a package's `dist` is made from. */
function stampOf(found) {
  const hash = createHash('sha256');
  const inputs = [...INPUTS.map((name) => join(found.path, name)), ...SHARED_INPUTS];
  for (const file of inputs.flatMap(filesOf)) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  for (const name of found.needs) hash.update(stamps.get(name));
  return hash.digest('hex');
}

function filesOf(path) {
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') throw new Error(`${relative(root, path)} is missing`, { cause: error });
    throw error;
  }
}
