import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Connection, type Database, openEmbedded, openPostgres, rowsOf } from '#db/client.ts';
import { withDecisionsUnlocked } from '#src/features/decisions/commands.ts';
import { type JobQueue, openJobs } from '#src/features/jobs/queue.ts';

export const DUMP = path.resolve('.build/tests/migrated.tar');
export const TEMPLATE = `commonplace_test_${process.env.TEST_RUN}`;

/** The address of a database on the tests' server. */
export function postgresUrl(name: string) {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(work: (admin: postgres.Sql) => Promise<unknown>) {
  const admin = postgres(process.env.TEST_DATABASE_URL ?? '', { max: 1, onnotice: () => {} });
  await work(admin).finally(() => admin.end());
}

export const createDatabase = (name: string, template = 'template0') =>
  onServer((admin) => admin`create database ${admin(name)} template ${admin(template)}`);

export const dropDatabase = (name: string) =>
  onServer((admin) => admin`drop database if exists ${admin(name)} with (force)`);

/** A migrated database of this file's own, on the driver that the run is for. */
export async function testDatabase(): Promise<Connection> {
  if (process.env.TEST_DRIVER !== 'postgres') return openEmbedded(undefined, new Blob([readFileSync(DUMP)]));
  const name = `${TEMPLATE}_${randomBytes(4).toString('hex')}`;
  await createDatabase(name, TEMPLATE);
  const connection = await openPostgres(postgresUrl(name));
  const close = () => connection.close().then(() => dropDatabase(name));
  return { ...connection, close };
}

/** Gives every test of a file an empty database: one is opened for the file, and emptied before each test. */
export function useDatabase() {
  let connection: Connection | undefined;
  let queue: JobQueue | undefined;
  const opened = () => {
    if (!connection) throw new Error('The database is there only while a test runs.');
    return connection;
  };
  beforeAll(async () => {
    connection = await testDatabase();
    queue = await openJobs(connection, { working: false });
  });
  beforeEach(() => empty(opened().db));
  afterAll(async () => {
    await queue?.close();
    await opened().close();
  });
  return {
    get connection() {
      return opened();
    },
    get db(): Database {
      return opened().db;
    },
  };
}

async function empty(db: Database) {
  const tables = rowsOf<{ name: string }>(
    await db.execute(sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`),
  );
  const names = sql.join(
    tables.map(({ name }) => sql.identifier(name.replaceAll('"', ''))),
    sql`, `,
  );
  await db.transaction((tx) => withDecisionsUnlocked(tx, () => tx.execute(sql`truncate ${names} cascade`)));
  await db.execute(sql`delete from pgboss.job`);
}
