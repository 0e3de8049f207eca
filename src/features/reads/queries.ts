import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { reads } from '#db/schema/index.ts';

/** How often an essay was read on each day from one on; days without a reader are left out. */
export const listReads = (db: Database, essayId: string, since: string) =>
  db
    .select({ day: reads.day, count: reads.count })
    .from(reads)
    .where(and(eq(reads.essayId, essayId), gte(reads.day, since)))
    .orderBy(asc(reads.day));

/** How often an essay was read in each month, such as `2026-11`, the last one first. */
export const listReadsByMonth = (db: Database, essayId: string) => {
  const month = sql<string>`to_char(${reads.day}, 'YYYY-MM')`;
  return db
    .select({ month, count: sql<number>`sum(${reads.count})`.mapWith(Number) })
    .from(reads)
    .where(eq(reads.essayId, essayId))
    .groupBy(month)
    .orderBy(sql`${month} desc`);
};

/** How often an essay was read since it was first counted. */
export async function countReads(db: Database, essayId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`coalesce(sum(${reads.count}), 0)`.mapWith(Number) })
    .from(reads)
    .where(eq(reads.essayId, essayId));
  return row?.count ?? 0;
}

/** What came back for an essay's work: thanks, and comments that everyone may read. */
export async function countAnswers(db: Database, essayId: string) {
  const [row] = rowsOf<{ appreciations: number; comments: number }>(
    await db.execute(sql`select
      (select count(*)::int from appreciations where work_id = essays.work_id) as appreciations,
      (select count(*)::int from comments
        where work_id = essays.work_id and status = 'approved' and audience = 'public') as comments
      from essays where id = ${essayId}`),
  );
  return row ?? { appreciations: 0, comments: 0 };
}
