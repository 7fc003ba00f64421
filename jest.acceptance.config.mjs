import { preset } from './tooling/jest/preset.mjs';

/** Tests against a real cloud: one at a time, since they share it, and slow, since it is. @type {import('jest').Config} */
export default {
  ...preset,
  displayName: 'acceptance',
  testMatch: ['<rootDir>/packages/*/test/acceptance/**/*.test.ts'],
  maxWorkers: 1,
  testTimeout: 300_000,
  verbose: true,
};
