import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { MigrationConfig } from 'drizzle-orm/migrator';
import { StartError } from '#src/errors.ts';
import { type Connection, type Database, rowsOf } from './client.ts';

const MIGRATION_LOCK = 728_114_001;
const FOLDER = path.join(import.meta.dirname, 'migrations');

/**
 * Brings the database to this version's schema. Processes that start together take turns.
 * @throws StartError when the database was already migrated by a newer version.
 */
export async function migrateDatabase(connection: Connection) {
  await connection.withLock(MIGRATION_LOCK, async () => {
    await refuseNewer(connection.db);
    await runMigrations(connection, { migrationsFolder: FOLDER });
  });
}

async function refuseNewer(db: Database) {
  const journal = JSON.parse(readFileSync(path.join(FOLDER, 'meta/_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const newestKnown = Math.max(...journal.entries.map((entry) => entry.when));
  const [table] = rowsOf<{ name: string | null }>(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`),
  );
  if (!table?.name) return;
  const [applied] = rowsOf<{ newest: string | null }>(
    await db.execute(sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`),
  );
  if (Number(applied?.newest ?? 0) > newestKnown)
    throw new StartError(
      'The database belongs to a newer version of Commonplace. Start that version, or restore a backup made with this one.',
    );
}

async function runMigrations({ db, kind }: Connection, config: MigrationConfig) {
  if (kind === 'postgres') {
    const { migrate } = await import('drizzle-orm/postgres-js/migrator');
    return migrate(db as Parameters<typeof migrate>[0], config);
  }
  const { migrate } = await import('drizzle-orm/pglite/migrator');
  return migrate(db as Parameters<typeof migrate>[0], config);
}
