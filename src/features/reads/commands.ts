import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/**
 * Adds to what was read on a day, in one statement that any number of processes may send at once. Essays that are not
 * there any more are left out.
 */
export async function recordReads(db: Database, reads: Map<string, number>, day: string) {
  if (reads.size === 0) return;
  const rows = sql.join(
    [...reads].map(([slug, count]) => sql`(${slug}, ${count}::int)`),
    sql`, `,
  );
  // Always in one order, so that two processes never wait for each other.
  await db.execute(sql`
    insert into reads (essay_id, day, count)
    select essays.id, ${day}::date, read.count from (values ${rows}) as read (slug, count)
    join essays on essays.slug = read.slug order by essays.id
    on conflict (essay_id, day) do update set count = reads.count + excluded.count`);
}
