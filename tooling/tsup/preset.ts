import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig, type Options } from 'tsup';

type Entries = Record<string, string>;

const FORMATS = { esm: '.js', cjs: '.cjs' } as const;

/** A package without side effects, which may use what Node has: `src/index.ts`, or the entries it names. */
export function library(entry: Entries = { index: 'src/index.ts' }) {
  return defineConfig(settings(entry, ['node']));
}

/**
 * A package that registers itself when it is imported: everything is in `src/pure.ts`, and `src/index.ts` re-exports it by
 * the package's own name and registers. Bundlers must find the registering statement in the very files that
 * `sideEffects` names, or they drop it without a word; the build fails when it is not there. It runs everywhere, hence
 * knows no types of Node's.
 */
export function selfRegistering() {
  return defineConfig({
    ...settings({ index: 'src/index.ts', pure: 'src/pure.ts' }, []),
    onSuccess: () => {
      verifyRegistration();
      verifyDeclarations();
      return Promise.resolve();
    },
  });
}

function settings(entry: Entries, types: string[]): Options {
  return {
    entry,
    format: Object.keys(FORMATS) as (keyof typeof FORMATS)[],
    target: 'es2022',
    // Runtimes are told apart by export conditions, never by the build.
    platform: 'neutral',
    // Other packages, and this one by its own name: one copy of each class, however many entries refer to it.
    external: [/^@[^/]+\//, /^#/, /^node:/],
    // Chunks would take statements away from the files that `sideEffects` names.
    splitting: false,
    dts: { compilerOptions: { paths: ownPaths(), types } },
    clean: true,
    silent: false,
    removeNodeProtocol: false,
    esbuildPlugins: [pureDeclarations],
    esbuildOptions(options, { format }) {
      // Constants are put where they are used, which an app's bundler can no longer do.
      options.minifySyntax = true;
      // What a package did not declare as its dependency must fail when it is loaded, not be copied into it.
      options.packages = 'external';
      // An import for its side effect that our own `sideEffects` would drop.
      options.logOverride = { ...options.logOverride, 'ignored-bare-import': 'error' };
      // `import()` in a CJS file would load the ESM copy of a package beside the CJS one.
      if (format === 'cjs') options.supported = { ...options.supported, 'dynamic-import': false };
    },
  };
}

/**
 * Where a package's declarations find what it refers to by its own name: they are made of all entries at once, before
 * there is anything in `dist` to refer to. Other packages are found as built, lest their sources be part of it.
 */
function ownPaths(): Record<string, string[]> {
  const folder = basename(process.cwd());
  const { compilerOptions } = JSON.parse(readFileSync('../../tsconfig.base.json', 'utf8')) as {
    compilerOptions: { paths: Record<string, [string]> };
  };
  const own = Object.entries(compilerOptions.paths)
    .map(([name, [source]]) => [name.replace('*', folder), source.replace('*', folder)] as const)
    .filter(([, source]) => source.startsWith(`./packages/${folder}/`));
  return Object.fromEntries(own.map(([name, source]) => [name, [source.replace(`packages/${folder}/`, '')]]));
}

/**
 * Marks declarations as free of side effects, so that bundlers leave out the classes that an app does not use. Done here,
 * as a mark that somebody forgets to write would cost every app that class without a word.
 */
const pureDeclarations: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'pure-declarations',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(DECLARATION, '$1 /* @__PURE__ */ $2'),
      loader: 'ts',
    }));
  },
};
const DECLARATION =
  /^(export (?:(?:abstract )?class \w+ extends|const \w+ =)) ((?:defineApi|defineResource|defineService|serviceOf)\()/gm;

/** A declaration that bundlers would keep whether it is used or not: one written in a way that {@link DECLARATION} misses. */
const UNMARKED = /(?<!@__PURE__ \*\/ )\b(?:defineApi|defineResource|defineService|serviceOf)\d*\(/;

function verifyDeclarations(): void {
  const found = readFileSync('dist/pure.js', 'utf8')
    .split('\n')
    .find((line) => UNMARKED.test(line));
  if (found) throw new Error(`dist/pure.js has a declaration that is not marked as free of side effects: ${found}`);
}

function verifyRegistration(): void {
  const calls = new Set(readFileSync('src/index.ts', 'utf8').match(/\bregister[A-Z]\w*\(/g));
  for (const extension of Object.values(FORMATS)) {
    const file = `dist/index${extension}`;
    const built = readFileSync(file, 'utf8');
    const lost = [...calls].filter((call) => !new RegExp(`\\b${call.slice(0, -1)}\\)?\\(`).test(built));
    if (lost.length > 0)
      throw new Error(`${file} lost ${lost.join(', ')}: importing the package would not register it`);
  }
}
