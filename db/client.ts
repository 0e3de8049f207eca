import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { StartError } from '#src/errors.ts';
import type { JobDatabase } from './jobs.ts';
import { preparing } from './prepared.ts';
import * as schema from './schema/index.ts';

/** A database or a transaction on it; every data function takes one first. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open database with what the process needs beside queries. */
export interface Connection {
  db: Database;
  kind: 'embedded' | 'postgres';
  /**
   * Calls `heard` for every NOTIFY on the channel; `lost` when notifications may have been missed.
   * @returns after the first LISTEN has taken effect.
   */
  listen(channel: string, heard: (payload: string) => void, lost: () => void): Promise<void>;
  /** Runs `work` while no other process holds the same lock. */
  withLock<T>(key: number, work: () => Promise<T>): Promise<T>;
  /** Runs `work` unless someone holds the same lock, also in this process: then it is not run, and gives undefined. */
  tryLock<T>(key: number, work: () => Promise<T>): Promise<T | undefined>;
  /** The same database as the job queue talks to it. */
  forJobs(): Promise<JobDatabase>;
  /** One round trip; fails when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How long one statement may run, in milliseconds. */
const STATEMENT_TIMEOUT_MS = 15_000;

const CONNECTION = Symbol.for('commonplace.connection');
const STATEMENTS = Symbol.for('commonplace.statements');
const shared = globalThis as { [CONNECTION]?: Connection; [STATEMENTS]?: number };

/** The database of this process. Vite loads this module twice, so the handle lives on `globalThis`. */
export function database(): Database {
  if (!shared[CONNECTION]) throw new Error('The database is used before it was opened.');
  return shared[CONNECTION].db;
}

export function useConnection(connection: Connection) {
  shared[CONNECTION] = connection;
  return connection;
}

/** How many SQL statements this process has sent. */
export const countStatements = () => shared[STATEMENTS] ?? 0;

const logger: Logger = {
  logQuery() {
    shared[STATEMENTS] = countStatements() + 1;
  },
};
const drizzleOptions = { schema, casing: 'snake_case', logger } as const;

/** Opens a Postgres server. @throws StartError when it cannot be reached. */
export async function openPostgres(url: string): Promise<Connection> {
  const [{ default: postgres }, { drizzle }] = await Promise.all([
    import('postgres'),
    import('drizzle-orm/postgres-js'),
  ]);
  const options = {
    max: 10,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { statement_timeout: STATEMENT_TIMEOUT_MS },
  };
  const client = postgres(url, options);
  try {
    await client`select 1`;
  } catch (error) {
    await client.end({ timeout: 1 }).catch(() => {});
    throw new StartError(`DATABASE_URL: the database cannot be reached (${whyUnreachable(error)}).`);
  }
  return {
    db: drizzle(preparing(client), drizzleOptions),
    kind: 'postgres',
    async listen(channel, heard, lost) {
      let first = true;
      await client.listen(channel, heard, () => {
        if (!first) lost();
        first = false;
      });
    },
    async withLock(key, work) {
      const session = await client.reserve();
      try {
        await session`set statement_timeout = 0`;
        await session`select pg_advisory_lock(${key})`;
        return await work();
      } finally {
        await session`select pg_advisory_unlock(${key})`.catch(() => {});
        await session`set statement_timeout = ${session.unsafe(String(STATEMENT_TIMEOUT_MS))}`.catch(
          () => {},
        );
        session.release();
      }
    },
    async tryLock(key, work) {
      const session = await client.reserve();
      try {
        const [row] = await session`select pg_try_advisory_lock(${key}) as got`;
        if (!row?.got) return undefined;
        return await work().finally(() => session`select pg_advisory_unlock(${key})`.catch(() => {}));
      } finally {
        session.release();
      }
    },
    async forJobs() {
      const { postgresForJobs } = await import('./jobs.ts');
      return postgresForJobs(url, options.connection);
    },
    async ping() {
      await client`select 1`;
    },
    close: () => client.end({ timeout: 5 }),
  };
}

function whyUnreachable(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? `${error.code}: ${error.message}`.trim() : error.message;
}

/** Opens the embedded database in `folder`, or in memory. The caller holds the lock on the folder. */
export async function openEmbedded(folder?: string, dump?: Blob): Promise<Connection> {
  const [{ PGlite }, { pg_trgm }, { drizzle }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('drizzle-orm/pglite'),
  ]);
  if (folder) mkdirSync(folder, { recursive: true });
  const client = await PGlite.create({
    ...(folder ? { dataDir: path.resolve(folder) } : {}),
    ...(dump ? { loadDataDir: dump } : {}),
    extensions: { pg_trgm },
  });
  await client.query(`set statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
  const held = new Set<number>();
  return {
    db: drizzle(client, drizzleOptions),
    kind: 'embedded',
    async listen(channel, heard) {
      await client.listen(channel, heard);
    },
    withLock: (_key, work) => work(),
    async tryLock(key, work) {
      if (held.has(key)) return undefined;
      held.add(key);
      return work().finally(() => held.delete(key));
    },
    async forJobs() {
      const { embeddedForJobs } = await import('./jobs.ts');
      return embeddedForJobs(client);
    },
    async ping() {
      await client.query('select 1');
    },
    close: () => client.close(),
  };
}

/** The rows of a raw statement: the two drivers wrap them differently. */
export function rowsOf<Row>(result: unknown): Row[] {
  if (Array.isArray(result)) return result as Row[];
  return (result as { rows: Row[] }).rows;
}
