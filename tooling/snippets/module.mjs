import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../workspace.mjs';
import { blocksOf } from './documents.mjs';
import { BUILT, HERE } from './places.mjs';

const NOT_RUN = /^not run: (?<reason>.+)$/;
const CALL = /`conn\.(\w+\.\w+)\(/g;
const EXPORTED = /^export (?:async )?(?:const|let|function|class) (\w+)/gm;

/**
 * A document as a module. What is on a line there is on the same line here, so that messages point to the right place.
 *
 * Imports come together at the top, and each snippet is a block inside of those before, so that it sees what was declared
 * there. One that declares a name anew is an alternative to what came before, and hidden from what comes after.
 */
export function moduleOf(document) {
  const all = blocksOf(document);
  const snippets = all
    .map((block, i) => ({ ...block, reason: NOT_RUN.exec(block.comment ?? '')?.groups.reason, next: all[i + 1] }))
    .filter(({ language }) => language === 'ts')
    // Text right behind a snippet is what it prints.
    .map(({ next, ...snippet }) => ({ ...snippet, output: next?.language === 'text' ? next.text : undefined }));
  const file = join(BUILT, document.replace(/\.md$/, '.ts'));
  const imports = new Map();
  const lines = [];
  const declared = new Set();
  const isRun = snippets.some(({ reason }) => reason === undefined);
  let depth = 0;
  for (const { text, line, reason } of snippets) {
    const { code, names } = split(text, imports);
    lines[line - 2] = `if (begin(${line}, ${reason === undefined})) {`;
    for (const [i, each] of code.split('\n').entries()) lines[line - 1 + i] = each;
    if ((reason !== undefined && isRun) || names.some((name) => declared.has(name))) {
      lines[line - 2 + text.split('\n').length] = '}';
    } else {
      for (const name of names) declared.add(name);
      depth++;
    }
  }
  // Methods that the text mentions have to be there as well; the first cell of a table may be about another library.
  for (const [i, line] of readFileSync(join(root, document), 'utf8').split('\n').entries()) {
    const calls = Array.from(line.replace(/^\|[^|]*/, '').matchAll(CALL), ([, call]) => `void conn.${call};`);
    if (calls.length > 0) lines[i] ??= calls.join(' ');
  }
  const given = namesGiven(document).filter(([name]) => ![...imports.values()].some((names) => names.has(name)));
  const from = (path) => `'${relative(dirname(file), path).replaceAll('\\', '/')}'`;
  lines[0] = [
    `import { begin, end } from ${from(join(HERE, 'cloud/blocks.js'))};`,
    ...given.map(([name, prelude]) => `import { ${name} } from ${from(prelude.replace(/\.ts$/, '.js'))};`),
    ...[...imports].flatMap(([module, clauses]) =>
      [...clauses.values()].map((clause) => `import ${clause}'${module}';`),
    ),
  ].join(' ');
  return {
    document,
    snippets,
    file,
    isRun,
    code: `${Array.from(lines, (line) => line ?? '').join('\n')}\n${'}'.repeat(depth)} end();\n`,
  };
}

/** Notes what a snippet imports, and returns the rest, on the same lines, and the names that it declares. */
function split(text, imports) {
  let code = text.trimEnd();
  const names = [];
  for (const statement of ts.createSourceFile('snippet.ts', text, ts.ScriptTarget.ES2022).statements) {
    const { pos, end } = statement;
    if (ts.isImportDeclaration(statement)) {
      note(statement, imports);
      code = code.slice(0, pos) + code.slice(pos, end).replace(/[^\n]/g, ' ') + code.slice(end);
    } else if (ts.isVariableStatement(statement)) {
      names.push(...statement.declarationList.declarations.flatMap((each) => namesIn(each.name)));
    } else if (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) {
      names.push(statement.name.text);
    }
  }
  return { code, names };
}

function namesIn(name) {
  return ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((each) => (each.name ? namesIn(each.name) : []));
}

/** Notes an import: for each module, the names and how they are imported. */
function note({ importClause, moduleSpecifier: { text: module } }, imports) {
  const clauses = imports.get(module) ?? new Map();
  imports.set(module, clauses);
  if (!importClause) {
    clauses.set('', '');
    return;
  }
  const { isTypeOnly, name: all, namedBindings } = importClause;
  if (all) clauses.set(all.text, `${all.text} from `);
  for (const { name, propertyName = name, isTypeOnly: isType } of namedBindings?.elements ?? []) {
    // What is imported as a value is known as a type, too.
    if ((isTypeOnly || isType) && clauses.has(name.text)) continue;
    const what = `{ ${isType ? 'type ' : ''}${propertyName.text} as ${name.text} }`;
    clauses.set(name.text, `${isTypeOnly ? 'type ' : ''}${what} from `);
  }
}

/** The names that a document takes for granted, and where they are from: its own prelude, else the common one. */
function namesGiven(document) {
  const preludes = ['common.ts', document.replace(/\.md$/, '.ts')].map((file) => join(HERE, 'preludes', file));
  const names = preludes
    .filter(existsSync)
    .flatMap((file) => Array.from(readFileSync(file, 'utf8').matchAll(EXPORTED), ([, name]) => [name, file]));
  return [...new Map(names)];
}
