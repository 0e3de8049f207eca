import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Connection, type Database, rowsOf } from './client.ts';

/**
 * Lets the database see how much stands in tables now. A plan made for a table that was empty walks through all of it
 * for every row, also to check a foreign key; a server learns of it by itself after a minute, an embedded one never.
 */
export async function analyze(db: Database, tables: PgTable[]) {
  await db.execute(sql`analyze ${sql.join(tables, sql`, `)}`);
}

/** Frees the room of rows that are gone and counts what is there; without it no index is read alone, and often none at all. */
export async function vacuum(db: Database, table: PgTable) {
  await db.execute(sql`vacuum (analyze) ${table}`);
}

/**
 * Does what a server's autovacuum would: frees the room of rows that are gone and counts what is there, table by table so
 * that nobody waits long. @returns how many tables that were; none on a server.
 */
export async function tidyEmbedded({ db, kind }: Connection): Promise<number> {
  if (kind !== 'embedded') return 0;
  const tables = rowsOf<{ schema: string; name: string }>(
    await db.execute(
      sql`select schemaname as schema, relname as name from pg_stat_user_tables order by 1, 2`,
    ),
  );
  for (const { schema, name } of tables)
    await db.execute(sql`vacuum (analyze) ${sql.identifier(schema)}.${sql.identifier(name)}`);
  return tables.length;
}
