import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './setup/browser.ts';

/** What touches no database is tried once. */
const ON_NO_DATABASE = [
  'tests/**/rules.test.ts',
  'tests/**/rules/**/*.test.ts',
  'tests/features/imports/{convert,sources}/**/*.test.ts',
  'tests/features/essays/text/**/*.test.ts',
  'tests/features/media/encode.test.ts',
  'tests/features/studio/editor/**/*.test.ts',
  'tests/server/**/*.test.ts',
];
const JOURNEYS = ['tests/journeys/**/*.test.ts'];

/** What these look at is the same on both databases: pages, the browser, and texts. */
const ON_ONE_DATABASE = [
  'addresses',
  'demonstration',
  'doors',
  'editor',
  'hostile-text',
  'ownership',
  'pictures',
  'reading',
  'studio-plain',
].map((name) => `tests/journeys/${name}.test.ts`);

const postgres = Boolean(process.env.TEST_DATABASE_URL);

const onDatabase = (driver: string) => ({ TEST_DRIVER: driver, LOG_LEVEL: 'error' });
const shared = {
  setupFiles: ['tests/setup/fresh-process.ts', 'tests/setup/no-console-errors.ts'],
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
    // A process for each file spends half its time on loading what the one before had loaded.
    isolate: false,
  },
});
const journeys = (driver: string, exclude: string[]) => ({
  test: {
    ...shared,
    name: `journeys on ${driver}`,
    include: JOURNEYS,
    exclude,
    globalSetup: ['tests/setup/built.ts'],
    env: onDatabase(driver),
    testTimeout: 120_000,
    // Some build the demonstration or start two sites first.
    hookTimeout: 300_000,
    // A browser, a site and its jobs share a busy machine there; what needed a second try is named in the output.
    retry: process.env.CI ? 1 : 0,
  },
});

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    maxWorkers: 2,
    projects: [
      databaseTests('pglite', []),
      ...(postgres ? [databaseTests('postgres', ON_NO_DATABASE)] : []),
      ...(findBrowser() ? [journeys('pglite', [])] : []),
      ...(findBrowser() && postgres ? [journeys('postgres', ON_ONE_DATABASE)] : []),
    ],
  },
});
