import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './setup/browser.ts';

const RULES = ['tests/**/rules.test.ts', 'tests/**/rules/**/*.test.ts'];
const JOURNEYS = ['tests/journeys/**/*.test.ts'];
const postgres = Boolean(process.env.TEST_DATABASE_URL);

const onDatabase = (driver: string) => ({ TEST_DRIVER: driver, LOG_LEVEL: 'error' });
const shared = {
  setupFiles: ['tests/setup/no-console-errors.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
};
const databaseTests = (driver: string, exclude: string[]) => ({
  test: {
    ...shared,
    name: driver,
    include: ['tests/**/*.test.ts'],
    exclude: [...JOURNEYS, ...exclude],
    globalSetup: [`tests/setup/${driver}.ts`],
    env: onDatabase(driver),
  },
});
const journeys = (driver: string) => ({
  test: {
    ...shared,
    name: `journeys on ${driver}`,
    include: JOURNEYS,
    globalSetup: ['tests/setup/built.ts'],
    env: onDatabase(driver),
    testTimeout: 120_000,
    maxWorkers: 1,
  },
});

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    maxWorkers: 2,
    projects: [
      databaseTests('pglite', []),
      ...(postgres ? [databaseTests('postgres', RULES)] : []),
      ...(findBrowser() ? [journeys('pglite')] : []),
      ...(findBrowser() && postgres ? [journeys('postgres')] : []),
    ],
  },
});
