// Compiles the snippets of the documents, all in one program against the built packages, and runs them against a fake cloud:
//
//   node tooling/docs/snippets.mjs [DOCUMENT...]
//
// A document becomes one module, line by line: imports come together at its top, and each snippet is a block inside of those
// before, so that it sees what was declared there. One that declares a name anew is an alternative to what came before, and
// hidden from what comes after. What documents take for granted is in `preludes`.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { eachAtOnce, runNode, secondsSince } from '../run.mjs';
import { summary } from '../steps.mjs';
import { root } from '../workspace.mjs';
import { blocksOf, documents } from './documents.mjs';

const HERE = join(root, 'tooling/docs');
const BUILT = join(root, 'reports/snippets');
const CERTIFICATE = join(HERE, 'cloud/certificate.pem');
const CLOUD = join(HERE, 'cloud/fake.ts');
const NOT_RUN = /^not run: (?<reason>.+)$/;
const CALL = /`conn\.(\w+\.\w+)\(/g;
const EXPORTED = /^export (?:async )?(?:const|let|function|class) (\w+)/gm;

/** What `tsc --init` sets, which is stricter than `strict`. */
const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  inlineSourceMap: true,
  rootDir: root,
  outDir: join(BUILT, 'js'),
};

const only = process.argv.slice(2);
const modules = documents
  .filter((document) => only.length === 0 || only.includes(document))
  .map(moduleOf)
  .filter(({ snippets }) => snippets.length > 0);

rmSync(BUILT, { recursive: true, force: true });
for (const { file, code } of modules) write(file, code);
symlinkSync(join(HERE, 'node_modules'), join(BUILT, 'node_modules'), 'junction');

const counts = { passed: 0, failed: 0, skipped: 0 };
const reasons = new Map();
const host = sharingHost();
const written = new Set();
const faultsOfCloud = compile(CLOUD, 'the fake cloud');
if (faultsOfCloud.length > 0) throw new Error(faultsOfCloud.join('\n'));
await eachAtOnce(modules, async (each) => {
  const { document, snippets, file } = each;
  const start = performance.now();
  const compiled = compile(file, document);
  const faulty = compiled.length > 0 ? compiled : runs(each) ? await run(each) : [];
  const toRun = snippets.filter(({ reason }) => reason === undefined);
  const isGood = faulty.length === 0;
  for (const { reason } of snippets) if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  counts.skipped += snippets.length - toRun.length;
  counts.failed += isGood ? 0 : toRun.length;
  counts.passed += isGood ? toRun.length : 0;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${document}: ${snippets.length} snippets (${secondsSince(start)})`);
  if (!isGood) console.error(faulty.join('\n'));
});
for (const [reason, count] of reasons) console.log(`${count} compiled, but not run: ${reason}`);
console.log(summary(counts));
process.exit(counts.failed > 0 ? 1 : 0);

/** A document as a module. What is on a line there is on the same line here, so that messages point to the right place. */
function moduleOf(document) {
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
  const isRun = runs({ snippets });
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
    if (calls.length > 0) lines[i] = calls.join(' ');
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

/**
 * Compiles a module, and returns what is wrong with it. Each is a program of its own, as what one imports is typed in all of a
 * program; they share what was read.
 */
function compile(file, document) {
  const program = ts.createProgram([file, join(HERE, 'preludes/ambient.d.ts')], OPTIONS, host);
  program.emit(undefined, writeOnce);
  return ts.getPreEmitDiagnostics(program).map(({ file: place, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    if (!place) return text;
    const { line, character } = place.getLineAndCharacterOfPosition(start);
    const name = place.fileName === file ? document : relative(root, place.fileName);
    return `${name}:${line + 1}:${character + 1} ${text}`;
  });
}

function sharingHost() {
  const made = ts.createCompilerHost(OPTIONS);
  const sources = new Map();
  const resolved = ts.createModuleResolutionCache(root, (name) => name, OPTIONS);
  return {
    ...made,
    getModuleResolutionCache: () => resolved,
    getSourceFile(name, ...how) {
      if (!sources.has(name)) sources.set(name, made.getSourceFile(name, ...how));
      return sources.get(name);
    },
  };
}

function runs({ snippets }) {
  return snippets.some(({ reason }) => reason === undefined);
}

/** Runs a document in a folder of its own, and returns what went wrong. */
async function run({ document, snippets, file }) {
  const home = join(BUILT, 'home', document.replaceAll('/', '-'));
  cpSync(join(HERE, 'cloud/home'), home, { recursive: true });
  cpSync(CERTIFICATE, join(home, 'cloud-ca.pem'));
  chmodSync(join(home, 'secure.yaml'), 0o600);
  const foreign = Object.keys(process.env).filter((name) => /^OS_|_PROXY$/i.test(name));
  const env = {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    HOME: home,
    USERPROFILE: home,
    LOCALAPPDATA: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    NODE_EXTRA_CA_CERTS: CERTIFICATE,
    SNIPPETS_CLOUD: pathToFileURL(join(HERE, 'cloud/')).href,
    OS_AUTH_URL: 'https://cloud.example.com:5000/v3',
    OS_USERNAME: 'admin',
    OS_PASSWORD: 'secret',
    OS_PROJECT_NAME: 'admin',
  };
  const [cloud, script] = [CLOUD, file].map((each) => join(BUILT, 'js', relative(root, each).replace(/\.ts$/, '.js')));
  // What `node:test` prints goes elsewhere; that a test failed shows in the code.
  const reporter = ['--test-reporter', 'tap', '--test-reporter-destination', 'tests.tap'];
  const args = ['--enable-source-maps', ...reporter, '--import', pathToFileURL(cloud).href, script];
  const { code, output } = await runNode(args, { cwd: home, env, minutes: 1 });
  const [start, ...parts] = output.split('\0');
  const printed = new Map(parts.map((part) => [part.split('\n', 1)[0], part.slice(part.indexOf('\n') + 1)]));
  const faulty = [];
  const last = [...printed.keys()].at(-1);
  if (code !== 0 || last !== 'end') {
    const where = last === undefined ? 'before the first snippet' : `at ${document}:${last}`;
    faulty.push(`It ends with ${code} ${where}, having printed there:\n${printed.get(last) ?? start}`);
  } else {
    for (const { line, output: expected } of snippets) {
      const actual = printed.get(String(line));
      if (expected === undefined || isMatch(actual, expected)) continue;
      faulty.push(`${document}:${line} should print\n${expected}but prints\n${actual}`);
    }
  }
  return faulty;
}

/** Whether a text is as expected, where "…" stands for anything on a line. */
function isMatch(actual, expected) {
  const parts = expected.trimEnd().split('…');
  return new RegExp(`^${parts.map((part) => part.replace(/[^\w\s]/g, '\\$&')).join('.*')}$`).test(actual.trimEnd());
}

/** Writes what is compiled. What several modules share is not touched again: one of them may be running. */
function writeOnce(file, text) {
  if (written.has(file)) return;
  written.add(file);
  write(file, text);
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
