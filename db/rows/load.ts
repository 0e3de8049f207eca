import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '../client.ts';
import { listTables, type Table } from './catalog.ts';
import { speakPlainly } from './read.ts';

/**
 * Lets `work` put rows in whatever order they come: that each leads to one that is there is looked at in the end.
 * @throws what the database says of a row that leads nowhere.
 */
export async function withKeysDeferred<Result>(tx: Database, work: () => Promise<Result>): Promise<Result> {
  await speakPlainly(tx);
  const keys = await listForeignKeys(tx);
  for (const { table, name } of keys)
    await tx.execute(
      sql`alter table ${sql.identifier(table)} alter constraint ${sql.identifier(name)} deferrable initially deferred`,
    );
  const result = await work();
  await tx.execute(sql`set constraints all immediate`);
  for (const { table, name } of keys)
    await tx.execute(
      sql`alter table ${sql.identifier(table)} alter constraint ${sql.identifier(name)} not deferrable`,
    );
  await continueNumbers(tx);
  return result;
}

const listForeignKeys = async (tx: Database) =>
  rowsOf<{ table: string; name: string }>(
    await tx.execute(sql`
      select holder.relname as table, key.conname as name
      from pg_constraint key join pg_class holder on holder.oid = key.conrelid
      where key.contype = 'f' and key.connamespace = 'public'::regnamespace and not key.condeferrable
      order by 1, 2`),
  );

/** Columns that number themselves go on after the highest number there is. */
async function continueNumbers(tx: Database) {
  const numbered = rowsOf<{ table: string; column: string; sequence: string }>(
    await tx.execute(sql`
      select holder.relname as table, attribute.attname as column,
        pg_get_serial_sequence(quote_ident(holder.relname), attribute.attname) as sequence
      from pg_class holder join pg_attribute attribute on attribute.attrelid = holder.oid and attribute.attnum > 0
      where holder.relkind = 'r' and holder.relnamespace = 'public'::regnamespace and not attribute.attisdropped
        and pg_get_serial_sequence(quote_ident(holder.relname), attribute.attname) is not null`),
  );
  for (const { table, column, sequence } of numbered)
    await tx.execute(
      sql`select setval(${sequence}::regclass, max(${sql.identifier(column)})) from ${sql.identifier(table)}`,
    );
}

/** Takes everything out of every table. The caller has seen to it that decisions may go. */
export async function emptyTables(tx: Database) {
  const names = (await listTables(tx)).map(({ name }) => sql.identifier(name));
  await tx.execute(sql`truncate ${sql.join(names, sql`, `)} restart identity cascade`);
}

/** Puts in lines that `exactLines` wrote, with the columns in that order. */
export async function insertExact(tx: Database, table: Table, columns: string[], lines: string[]) {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const values = columns.map((name, at) => {
    const { type, typeSchema } = byName.get(name) ?? lacking(table, name);
    return sql`(line ->> ${sql.param(at)}::int)::${sql.identifier(typeSchema)}.${sql.identifier(type)}`;
  });
  await tx.execute(sql`
    insert into ${sql.identifier(table.name)} (${namesOf(columns)}) overriding system value
    select ${sql.join(values, sql`, `)} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) line`);
}

/** Puts in lines that are JSON objects with a value for each of the columns, and what the database fills in for others. */
export async function insertNamed(tx: Database, table: string, columns: string[], lines: string[]) {
  const rows = sql`jsonb_populate_recordset(null::${sql.identifier(table)}, ${`[${lines.join(',')}]`}::jsonb)`;
  await tx.execute(sql`insert into ${sql.identifier(table)} (${namesOf(columns)}) overriding system value
    select ${namesOf(columns)} from ${rows}`);
}

const namesOf = (columns: string[]) =>
  sql.join(
    columns.map((name) => sql.identifier(name)),
    sql`, `,
  );

function lacking({ name }: Table, column: string): never {
  throw new Error(`The table ${name} has no column ${column}.`);
}

/** Whether the site holds essays or members of its own, which nothing may be put in the place of unasked. */
export async function isFilled(db: Database): Promise<boolean> {
  const [found] = rowsOf<{ filled: boolean }>(
    await db.execute(sql`select exists (select from essays) or exists (select from members) as filled`),
  );
  return found?.filled ?? false;
}
