import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { type MigrationConfig, readMigrationFiles } from 'drizzle-orm/migrator';
import { StartError } from '#src/errors.ts';
import { type Connection, type Database, rowsOf } from './client.ts';

const MIGRATION_LOCK = 728_114_001;
/** From where the site is started, as `content/` is: a build puts this module elsewhere. */
const FOLDER = path.resolve('db/migrations');

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

/** The migrations of this version, the oldest first, each by the moment it was made. */
export function listMigrations(): number[] {
  const journal = JSON.parse(readFileSync(path.join(FOLDER, 'meta/_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  return journal.entries.map(({ when }) => when);
}

/** The newest migration of this version, which the site's database is at once it was opened. */
export const newestMigration = () => Math.max(...listMigrations());

/** Makes the schema anew as it was at a migration, with nothing in it. The job queue has a schema of its own and stays. */
export async function remakeSchema(tx: Database, at: number) {
  await tx.execute(sql`drop schema public cascade`);
  await tx.execute(sql`create schema public`);
  await tx.execute(sql`delete from drizzle.__drizzle_migrations`);
  await runFiles(tx, (made) => made <= at);
}

/** Brings a schema that was made anew up to date. */
export const finishSchema = (tx: Database, from: number) => runFiles(tx, (made) => made > from);

/** Drizzle's own way begins a transaction, and this is a part of one. */
async function runFiles(tx: Database, which: (made: number) => boolean) {
  for (const { sql: statements, hash, folderMillis } of readMigrationFiles({ migrationsFolder: FOLDER })) {
    if (!which(folderMillis)) continue;
    for (const statement of statements) await tx.execute(statement);
    await tx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
    );
  }
}

async function refuseNewer(db: Database) {
  const newestKnown = newestMigration();
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
