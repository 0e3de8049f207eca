import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';

/** Every table, ours and the job queue's, in which a row says one of these anywhere. */
export async function tablesThatSay(db: Database, ...sought: string[]): Promise<string[]> {
  const tables = rowsOf<{ schema: string; name: string }>(
    await db.execute(sql`select table_schema as schema, table_name as name from information_schema.tables
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`),
  );
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const rows = rowsOf<{ said: string }>(
      await db.execute(sql`select to_jsonb(one)::text as said from ${table} one`),
    );
    if (rows.some(({ said }) => sought.some((words) => said.includes(words)))) found.push(name);
  }
  return [...new Set(found)];
}
