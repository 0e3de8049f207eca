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

/** What these do depends on the database, or on what runs beside the pages; the queries of the others are tried on both below. */
const ON_BOTH_DATABASES = [
  'command-line',
  'community',
  'leaving',
  'letters',
  'mail',
  'moving-in',
  'moving-out',
  'process',
  'related',
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
const journeys = (driver: string, include: string[]) => ({
  test: {
    ...shared,
    name: `journeys on ${driver}`,
    include,
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
    // A browser and a site wait for each other most of the time.
    maxWorkers: 3,
    projects: [
      databaseTests('pglite', []),
      ...(postgres ? [databaseTests('postgres', ON_NO_DATABASE)] : []),
      ...(findBrowser() ? [journeys('pglite', JOURNEYS)] : []),
      ...(findBrowser() && postgres ? [journeys('postgres', ON_BOTH_DATABASES)] : []),
    ],
  },
});
