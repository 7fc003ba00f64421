import { preset } from './tooling/jest/preset.mjs';

/** @type {import('jest').Config} */
export default {
  ...preset,
  displayName: 'unit',
  testMatch: ['<rootDir>/packages/*/test/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/tooling/jest/nock.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/acceptance/'],
  testTimeout: 10_000,
};
