import { type Column, type SQL, sql } from 'drizzle-orm';

/** Whether a column is one of many ids: one parameter, where a list of them would be slow to write and to plan. */
export const isAmong = (column: Column | SQL, ids: Iterable<string>): SQL<boolean> =>
  sql`${column} = any(${sql.param([...ids])}::uuid[])`;
