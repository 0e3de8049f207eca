import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeAll, beforeEach } from 'vitest';
import { type Connection, type Database, openEmbedded, openPostgres, rowsOf } from '#db/client.ts';
import { prepareAnew } from '#db/prepared.ts';
import { type JobQueue, openJobs, useJobs } from '#src/features/jobs/queue.ts';

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

/** What a test writes need not outlive the server, so nothing waits for the disk. */
export const createDatabase = (name: string, template = 'template0') =>
  onServer(async (admin) => {
    await admin`create database ${admin(name)} template ${admin(template)}`;
    await admin`alter database ${admin(name)} set synchronous_commit = off`;
  });

export const dropDatabase = (name: string) =>
  onServer((admin) => admin`drop database if exists ${admin(name)} with (force)`);

/** Drops the template and what was copied from it. */
export const dropTestDatabases = () =>
  onServer(async (admin) => {
    const found = await admin`select datname from pg_database where starts_with(datname, ${TEMPLATE})`;
    for (const { datname } of found) await admin`drop database if exists ${admin(datname)} with (force)`;
  });

/** A migrated database of this file's own, on the driver that the run is for. */
export async function testDatabase(): Promise<Connection> {
  if (process.env.TEST_DRIVER !== 'postgres') return openEmbedded(undefined, new Blob([readFileSync(DUMP)]));
  const name = `${TEMPLATE}_${randomBytes(4).toString('hex')}`;
  await createDatabase(name, TEMPLATE);
  const connection = await openPostgres(postgresUrl(name));
  const close = () => connection.close().then(() => dropDatabase(name));
  return { ...connection, close };
}

interface Opened {
  connection: Connection;
  queue: JobQueue;
}

/** To open a database costs more than most tests, so all files that one process runs share theirs. */
let shared: Promise<Opened> | undefined;

async function open(): Promise<Opened> {
  const connection = await testDatabase();
  return { connection, queue: await openJobs(connection, { working: false }) };
}

/** Gives every test of a file an empty database. */
export function useDatabase() {
  let opened: Opened | undefined;
  const there = () => {
    if (!opened) throw new Error('The database is there only while a test runs.');
    return opened.connection;
  };
  beforeAll(async () => {
    shared ??= open();
    opened = await shared;
    useJobs(opened.queue);
    // A file before this one may have made the tables anew, and no test listens for that.
    prepareAnew();
  });
  beforeEach(() => empty(there().db));
  return {
    get connection() {
      return there();
    },
    get db(): Database {
      return there().db;
    },
  };
}

/** Only what was filled: to truncate all tables takes a second where Postgres waits for the disk. */
async function empty(db: Database) {
  const tables = rowsOf<{ name: string }>(
    await db.execute(sql`select tablename as name from pg_tables where schemaname = 'public'`),
  );
  const looks = tables.map(
    ({ name }) => sql`select ${name}::text as name where exists (select from ${sql.identifier(name)})`,
  );
  const filled = rowsOf<{ name: string }>(await db.execute(sql.join(looks, sql` union all `)));
  await db.transaction(async (tx) => {
    // Neither foreign keys nor the lock on decisions hold for a replica.
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const { name } of filled) await tx.execute(sql`delete from ${sql.identifier(name)}`);
  });
  await db.execute(sql`delete from pgboss.job`);
}
