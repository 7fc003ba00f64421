import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/** What tsconfig.base.json resolves to sources for the compiler, jest resolves likewise: tests need no build. */
function sourcesOfTheWorkspace() {
  const { paths } = JSON.parse(readFileSync(`${rootDir}/tsconfig.base.json`, 'utf8')).compilerOptions;
  return Object.entries(paths).map(([name, [source]]) => [
    `^${name.replace(/\*$/, '(.+)').replace('*', '([^/]+)')}$`,
    source.replace('./', '<rootDir>/').replace('*', '$1'),
  ]);
}

/** @type {import('jest').Config} */
export const preset = {
  rootDir,
  testEnvironment: 'node',
  // Sources are ESM and jest's runner is CJS; types are the compiler's business (`pnpm typecheck`).
  transform: {
    '^.+\\.[mc]?ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: Object.fromEntries([...sourcesOfTheWorkspace(), ['^(\\.{1,2}/.*)\\.js$', '$1']]),
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/reports/'],
  setupFiles: [
    // First those that put something in the place of a module, which works as long as nobody has loaded it.
    ...(process.env.OS_RECORD_METHODS ? ['<rootDir>/tooling/jest/methods.ts'] : []),
    ...(process.env.OS_RECORD_ANSWERS_CHECKED ? ['<rootDir>/tooling/jest/answers.ts'] : []),
    ...(process.env.OS_RECORD_REQUESTS ? ['<rootDir>/tooling/jest/record.ts'] : []),
    ...(process.env.OS_RECORD_SECRETS ? ['<rootDir>/tooling/jest/secrets.ts'] : []),
  ],
};
