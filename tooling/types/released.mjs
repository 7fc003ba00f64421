// Compiles the type tests of the last release against the packages as they are built now: what was promised then holds
// until the next major version.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNode } from '../run.mjs';
import { SCOPE } from '../scope.mjs';
import { packages, root } from '../workspace.mjs';

/** Within each package, so that the tests resolve what they import as today's do. */
const FOLDER = 'reports/released';

const [tag] = git('tag', '--list', `${SCOPE}/core@*`, '--sort=-version:refname', '--merged', 'HEAD').split('\n');
if (!tag) {
  console.log('There is no release yet');
  process.exit(0);
}
clean();
for (const file of git('ls-tree', '-r', '--name-only', tag, 'packages').split('\n')) {
  const [, name, path] = /^packages\/([^/]+)\/test\/(.+\.[mc]?ts)$/.exec(file) ?? [];
  if (!path || path.endsWith('.test.ts') || !existsSync(join(root, 'packages', name))) continue;
  const target = join(root, 'packages', name, FOLDER, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, git('show', `${tag}:${file}`));
}
const { code, output } = await runNode(['tooling/types/run.mjs', '--folder', `${FOLDER}/types`, '--quick']);
clean();
console.log(`The type tests of ${tag}:\n${output}`);
process.exit(code);

function clean() {
  for (const { path } of packages()) rmSync(join(path, 'reports'), { recursive: true, force: true });
}

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}
