import type { PGlite } from '@electric-sql/pglite';
import { type Db, fromPglite } from 'pg-boss';
import postgres from 'postgres';

/** A database as pg-boss wants it. */
export interface JobDatabase extends Db {
  close(): Promise<void>;
}

/** JSON goes in as pg-boss wrote it, not encoded a second time. */
const json = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text),
};

/** One connection beside the readers', so that no job waits for them nor they for it; another one listens. */
export function postgresForJobs(url: string, connection: Record<string, number>): JobDatabase {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection,
    types: { json },
  });
  return {
    async executeSql(text, values = []) {
      try {
        return { rows: flatten(await client.unsafe(text, values as string[])) };
      } catch (error) {
        await client.unsafe('rollback').catch(() => {});
        throw error;
      }
    },
    async listen(channel, heard, listening) {
      const { unlisten } = await client.listen(channel, heard, listening);
      return { close: unlisten };
    },
    close: () => client.end({ timeout: 5 }),
  };
}

/** Several statements in one text give a list of results, a single one gives its rows. */
const flatten = (result: postgres.RowList<postgres.Row[]>): unknown[] =>
  'command' in result ? [...result] : (result as postgres.Row[][]).flat();

/** The embedded database has one connection, which its owner closes. */
export const embeddedForJobs = (client: PGlite): JobDatabase => ({
  ...fromPglite(client),
  close: async () => {},
});
