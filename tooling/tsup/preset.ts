import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, posix, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

type Entries = Record<string, string>;
type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const FORMATS = { esm: '.js', cjs: '.cjs' } as const;

/** A module that Node has one version of, and all other platforms another. */
interface ByPlatform {
  readonly node: string;
  readonly default: string;
}

/**
 * A package without side effects, which may use what Node has: `src/index.ts`, or the entries it names.
 *
 * @param modules - Modules that differ in Node, by the names, with a `#`, under which sources import them. `index.node` is
 *   `index` with those for Node, for the condition of that name in `exports`: one file is loaded faster than two.
 */
export function library(entry: Entries = { index: 'src/index.ts' }, modules?: Readonly<Record<string, ByPlatform>>) {
  const common = settings(entry, ['node']);
  if (!modules) return defineConfig(common);
  const variant = (platform: keyof ByPlatform): Options => ({
    ...common,
    noExternal: Object.keys(modules),
    esbuildPlugins: [...(common.esbuildPlugins ?? []), chosenModules(modules, platform)],
  });
  return defineConfig([
    // Both are built at the same time, into the same folder.
    { ...variant('default'), clean: ['!*.node.*'] },
    { ...variant('node'), entry: { 'index.node': entry.index! }, dts: false, clean: false },
  ]);
}

/** What a package that registers itself may need beyond the rule. */
interface Exceptions {
  /** Entries that run in Node alone. */
  readonly nodeOnly?: readonly string[];
}

/**
 * A package that registers itself when it is imported: all its code is in `src/pure.ts`, and `src/index.ts` re-exports it by
 * the package's own name and registers. The same goes for its subpaths: `src/oidc.ts` registers what `src/oidc/pure.ts` has.
 * The entries are those of `exports` in its package.json; one without a counterpart of that kind has no side effect.
 *
 * Bundlers must find the registering statement in the very files that `sideEffects` names, or they drop it without a word; the
 * build fails when it is not there. It runs everywhere, hence knows no types of Node's, unless some entries are for Node alone.
 */
export function selfRegistering({ nodeOnly = [] }: Exceptions = {}) {
  const names = entriesOf('.');
  return defineConfig({
    ...settings(Object.fromEntries(names.map((name) => [name, `src/${name}.ts`])), nodeOnly.length > 0 ? ['node'] : []),
    onSuccess: () => {
      for (const name of names) {
        shortenOwnImports(name);
        if (!isPure(name, names)) verifyRegistration(name);
        else verifyDeclarations(name);
        if (!nodeOnly.includes(name.replace(/\/pure$/, ''))) verifyPlatform(name);
      }
      return Promise.resolve();
    },
  });
}

/** Has a built entry load the others by their paths: Node finds them sooner than by the package's own name. */
function shortenOwnImports(name: string): void {
  const { name: own } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
  for (const extension of Object.values(FORMATS)) {
    const file = `dist/${name}${extension}`;
    const built = readFileSync(file, 'utf8').replace(
      new RegExp(`(from |import |import\\(|require\\()"${own}/([\\w/-]+)"`, 'g'),
      (_, keyword: string, other: string) => {
        const path = posix.relative(posix.dirname(`dist/${name}`), `dist/${other}${extension}`);
        return `${keyword}"${path.startsWith('.') ? path : `./${path}`}"`;
      },
    );
    writeFileSync(file, built);
  }
}

/**
 * The entries of a package by the names of their files: `index`, `pure`, `oidc`, `oidc/pure`; and those that its `imports`
 * choose among by the platform.
 */
function entriesOf(folder: string): string[] {
  const { exports, imports = {} } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    exports: object;
    imports?: Record<string, Record<string, { import: { default: string } }>>;
  };
  const chosen = Object.values(imports).flatMap((byPlatform) => Object.values(byPlatform));
  return [
    ...Object.keys(exports)
      .filter((subpath) => subpath !== './package.json')
      .map((subpath) => (subpath === '.' ? 'index' : subpath.slice('./'.length))),
    ...chosen.map((entry) => entry.import.default.replace(/^\.\/dist\/|\.js$/g, '')),
  ];
}

/** Whether an entry has no side effect: it has no counterpart that holds its code. */
function isPure(name: string, names: readonly string[]): boolean {
  return !names.includes(name === 'index' ? 'pure' : `${name}/pure`);
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
    esbuildPlugins: [coreOnce, pureDeclarations],
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
    .map(([name, [source]]): [string, string] =>
      // The pattern of a package's own subpaths stays; those for all packages become those of this one.
      name.includes(`/${folder}/`) ? [name, source] : [name.replace('*', folder), source.replace('*', folder)],
    )
    .filter(([, source]) => source.startsWith(`./packages/${folder}/`));
  return Object.fromEntries(own.map(([name, source]) => [name, [source.replace(`packages/${folder}/`, '')]]));
}

/** Puts modules in place of the names that stand for them. */
function chosenModules(modules: Readonly<Record<string, ByPlatform>>, platform: keyof ByPlatform): Plugin {
  return {
    name: 'chosen-modules',
    setup(build) {
      build.onResolve({ filter: /^#/ }, ({ path }) =>
        modules[path] ? { path: resolve(modules[path][platform]) } : undefined,
      );
    },
  };
}

/**
 * Marks declarations as free of side effects, so that bundlers leave out the classes that an app does not use. Done here,
 * as a mark that somebody forgets to write would cost every app that class without a word.
 */
const pureDeclarations: Plugin = {
  name: 'pure-declarations',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: importingOnce(readFileSync(path, 'utf8')).replace(DECLARATION, '$1 /* @__PURE__ */ $2'),
      loader: 'ts',
    }));
  },
};
const CORE_IMPORT = /^import \{([^}]*)\} from '@os\/core';/gm;

/**
 * Has all files of a package import the core in one place. Bundlers do not merge imports: each file would have names of its
 * own for the same things, which makes a package a tenth larger after compression.
 */
const coreOnce: Plugin = {
  name: 'core-once',
  setup(build) {
    build.onResolve({ filter: /^core-once$/ }, ({ path }) => ({ path, namespace: path }));
    build.onLoad({ filter: /^/, namespace: 'core-once' }, () => ({
      contents: `export { ${coreNames().join(', ')} } from '@os/core';`,
    }));
  },
};

function importingOnce(source: string): string {
  return isEntry(source) ? source : source.replace(CORE_IMPORT, "import {$1} from 'core-once';");
}

/** What registers something has little else in it, and imports nothing twice. */
function isEntry(source: string): boolean {
  return /^register/m.test(source);
}

/** What a package's sources import of the core, types left out. */
function coreNames(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(`src/${file}`, 'utf8')).filter((source) => !isEntry(source));
  const lists = sources.flatMap((source) => [...source.matchAll(CORE_IMPORT)]);
  const names = lists.flatMap(([, list]) => list!.split(',').map((name) => name.trim().replace(/ as .*/, '')));
  return [...new Set(names)].filter((name) => name !== '' && !name.startsWith('type ')).sort();
}

const CALLS = 'defineApi|defineResource|defineService|serviceOf|definePlugin|defineMethod|defineFederation|defineOidc';
const DECLARATION = new RegExp(`^(export (?:(?:abstract )?class \\w+ extends|const \\w+ =)) ((?:${CALLS})\\()`, 'gm');

/** A declaration that bundlers would keep whether it is used or not: one written in a way that {@link DECLARATION} misses. */
const UNMARKED = new RegExp(`(?<!@__PURE__ \\*/ |function )\\b(?:${CALLS})\\d*\\(`);

function verifyDeclarations(name: string): void {
  const file = `dist/${name}.js`;
  const found = readFileSync(file, 'utf8')
    .split('\n')
    // What is indented is inside of a function, and runs when that does.
    .find((line) => /^\S/.test(line) && UNMARKED.test(line));
  if (found) throw new Error(`${file} has a declaration that is not marked as free of side effects: ${found}`);
}

/** Types of Node's are known to a whole package, so that its other entries might use what browsers lack. */
function verifyPlatform(name: string): void {
  const file = `dist/${name}.js`;
  const found = /["']node:\w+["']/.exec(readFileSync(file, 'utf8'));
  if (found) throw new Error(`${file} imports ${found[0]}, and is not for Node alone`);
}

function verifyRegistration(name: string): void {
  const calls = new Set(readFileSync(`src/${name}.ts`, 'utf8').match(/\bregister[A-Z]\w*\(/g));
  for (const extension of Object.values(FORMATS)) {
    const file = `dist/${name}${extension}`;
    const built = readFileSync(file, 'utf8');
    const lost = [...calls].filter((call) => !new RegExp(`\\b${call.slice(0, -1)}\\)?\\(`).test(built));
    if (lost.length > 0)
      throw new Error(`${file} lost ${lost.join(', ')}: importing the package would not register it`);
  }
}
