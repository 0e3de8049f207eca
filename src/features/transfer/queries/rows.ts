import { type SQL, sql } from 'drizzle-orm';
import { inKeyOrder, type Table } from '#db/rows/catalog.ts';
import { isCarried } from '../rules/reach.ts';
import { PUBLIC } from './public-rows.ts';

/** What of a table goes into an export, as one JSON object a line; undefined when nothing does. */
export function rowsOut(table: Table, withPrivate: boolean): { columns: string[]; query: SQL } | undefined {
  if (!isCarried(table.name)) return undefined;
  const seen = withPrivate ? {} : PUBLIC[table.name];
  if (!seen) return undefined;
  const { where = sql`true`, instead = {}, without = [] } = seen;
  const columns = table.columns.map(({ name }) => name).filter((name) => !without.includes(name));
  const values = columns.map((name) => {
    const value = instead[name];
    return value ? sql`${value} as ${sql.identifier(name)}` : sql.identifier(name);
  });
  const query = sql`select row_to_json(said)::text as line from (
    select ${sql.join(values, sql`, `)} from ${sql.identifier(table.name)} where ${where}) said
    order by ${inKeyOrder(table)}`;
  return { columns, query };
}

/** How often each work is appreciated, and that there were appeals: without the people, who stay where they are. */
export const COUNTS = {
  appreciations: sql`
    select json_build_object('work', works.id, 'essay', min(essays.slug) filter (where essays.standing), 'count', count(*))::text as line
    from appreciations join works on works.id = appreciations.work_id
    join lateral (select slug, standing from essays where essays.work_id = works.id and essays.standing) essays on true
    group by works.id order by works.id`,
  appeals: sql`
    select json_build_object('askedAt', asked_at, 'settledAt', settled_at)::text as line from appeals order by asked_at, id`,
} satisfies Record<string, SQL>;
