import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../workspace.mjs';
import { BUILT, HERE } from './places.mjs';

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

const host = sharingHost();
const written = new Set();

/**
 * Compiles a module, and returns what is wrong with it. Each is a program of its own, as what one imports is typed in all of a
 * program; they share what was read.
 */
export function compile(file, document) {
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

/** Writes what is compiled. What several modules share is not touched again: one of them may be running. */
function writeOnce(file, text) {
  if (written.has(file)) return;
  written.add(file);
  write(file, text);
}

export function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
