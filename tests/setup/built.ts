import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { createDatabase, dropDatabase, postgresUrl } from './database.ts';
import { MIGRATED, ON_POSTGRES, TEST_BUILD } from './migrated.ts';

/** Builds the tests' own publication once, an unchanged one not again, and migrates the database that sites start from. */
export default async function setup({ config }: TestProject) {
  run(['src/server/build.ts'], TEST_BUILD);
  const { folder, database } = MIGRATED;
  const onPostgres = config.env.TEST_DRIVER === 'postgres';
  if (onPostgres) await createDatabase(database);
  else rmSync(folder, { recursive: true, force: true });
  const place = onPostgres ? { ...ON_POSTGRES, DATABASE_URL: postgresUrl(database) } : { DATA_DIR: folder };
  run(['src/cli/main.ts', 'import', 'list'], place);
  return () => (onPostgres ? dropDatabase(database) : rmSync(folder, { recursive: true, force: true }));
}

const run = (command: string[], env: NodeJS.ProcessEnv) =>
  execFileSync(process.execPath, command, { stdio: 'inherit', env: { ...process.env, ...env } });
