import { type SQL, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '../client.ts';
import { inKeyOrder, type Table } from './catalog.ts';

/**
 * Runs `work` on the database as it stood at one moment, whatever is written meanwhile. Nothing else can use an embedded
 * database until it ends.
 */
export const inSnapshot = <Result>(db: Database, work: (tx: Database) => Promise<Result>): Promise<Result> =>
  db.transaction(
    async (tx) => {
      await speakPlainly(tx);
      return work(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );

/** The same text for the same value on every database, and as much time as it takes. */
export async function speakPlainly(tx: Database) {
  await tx.execute(sql`set local timezone = 'UTC'`);
  await tx.execute(sql`set local datestyle = 'ISO'`);
  await tx.execute(sql`set local statement_timeout = 0`);
}

/** A table's rows as lines, each a JSON list of its values as Postgres writes them: nothing is lost whatever the type. */
export const exactLines = (table: Table): SQL => {
  const values = table.columns.map(({ name }) => sql`${sql.identifier(name)}::text`);
  return sql`select to_json(array[${sql.join(values, sql`, `)}])::text as line
    from ${sql.identifier(table.name)} order by ${inKeyOrder(table)}`;
};

/** Enough that a round trip costs little beside it, and little enough to be held. */
const BATCH_BYTES = 1024 * 1024;

/** Short rows come by the thousand, long ones by the dozen. */
const FETCH = { few: sql`fetch 16 from outgoing`, many: sql`fetch 2000 from outgoing` };
const SHORT_BYTES = 500;

/** What a query in a transaction finds as `line`, in batches of about a megabyte. */
export async function* readLines(tx: Database, query: SQL): AsyncGenerator<string[]> {
  await tx.execute(sql`declare outgoing no scroll cursor for ${query}`);
  let batch: string[] = [];
  let bytes = 0;
  let fetch = FETCH.few;
  for (;;) {
    const rows = rowsOf<{ line: string }>(await tx.execute(fetch));
    if (rows.length === 0) break;
    let fetched = 0;
    for (const { line } of rows) {
      batch.push(line);
      fetched += line.length;
    }
    bytes += fetched;
    fetch = fetched / rows.length < SHORT_BYTES ? FETCH.many : FETCH.few;
    if (bytes < BATCH_BYTES) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
  await tx.execute(sql`close outgoing`);
}
