// Writes what each package offers to its api.md, so that a change of it shows in a review: what others build on must not
// disappear unnoticed. `--check` compares instead, and shows the difference. Of the built packages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { packages, root } from './workspace.mjs';

const HEAD = `<!-- Written by \`npm run api\`: what may be imported, without its documentation. -->\n`;
const printer = ts.createPrinter({ removeComments: true });

const isCheck = process.argv.includes('--check');
const changed = [];
for (const { folder, path, name, manifest } of packages()) {
  if (manifest.bin) continue;
  const report = `# ${name}\n\n${HEAD}${withoutHashes(entriesIn(join(path, 'dist')).join(''), manifest)}`;
  const file = join(path, 'api.md');
  if (existsSync(file) && readFileSync(file, 'utf8') === report) continue;
  changed.push(folder);
  if (!isCheck) writeFileSync(file, report);
  else showDifference(file, report, folder);
}
console.log(
  changed.length === 0 ? 'What packages offer is as it was' : `What is offered has changed: ${changed.join(', ')}`,
);
if (isCheck && changed.length > 0) {
  console.error('If that is meant, run "npm run api", commit, and say in the changeset what it means for others.');
  process.exit(1);
}

function entriesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .sort()
    .map((file) => section(file.replace(/\.d\.ts$/, ''), readFileSync(join(folder, file), 'utf8')));
}

/** What entries share is in files of the bundler's, whose names change with their contents. */
function withoutHashes(report, { exports, imports }) {
  const entries = JSON.stringify({ exports, imports });
  return report.replace(/\b([\w-]+)-[\w-]{8}(?=\n|\.js)/g, (name, bare) =>
    entries.includes(`/${name}.js`) ? name : bare,
  );
}

/** Of texts, in an order that the compiler chooses anew each time. */
function sorted(union) {
  return union.split(' | ').sort().join(' | ');
}

/** Declarations of an entry, sorted, as their order says nothing. */
function section(entry, text) {
  const source = ts.createSourceFile(`${entry}.d.ts`, text, ts.ScriptTarget.Latest, true);
  const print = (node) =>
    printer.printNode(ts.EmitHint.Unspecified, node, source).replace(/"[^"\n]*"(?: \| "[^"\n]*")+/g, sorted);
  const parts = source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause?.elements) return print(statement);
    const from = statement.moduleSpecifier ? ` from ${print(statement.moduleSpecifier)}` : '';
    return statement.exportClause.elements.map((each) => `export { ${print(each)} }${from};`);
  });
  return `\n## ${entry}\n\n\`\`\`ts\n${parts.sort().join('\n')}\n\`\`\`\n`;
}

function showDifference(file, report, folder) {
  const now = join(root, 'reports/api', `${folder}.md`);
  mkdirSync(dirname(now), { recursive: true });
  writeFileSync(now, report);
  spawnSync('git', ['--no-pager', 'diff', '--no-index', '--unified=1', existsSync(file) ? file : '/dev/null', now], {
    stdio: 'inherit',
  });
}
