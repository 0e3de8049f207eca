import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { RelatedEssay } from '../rules/reasons.ts';

/** The first few related essays of each of many works, in one statement. */
export async function listRelatedOfMany(
  db: Database,
  workIds: string[],
  most: number,
): Promise<Map<string, RelatedEssay[]>> {
  const rows = rowsOf<RelatedEssay & { workId: string }>(
    await db.execute(sql`
      select own as "workId", near.*
      from unnest(${sql.param(workIds)}::uuid[]) own
      cross join lateral (
        select slug, title, standfirst, lang, score, reasons
        from edges join essays on essays.work_id = to_id and essays.standing
        where from_id = own order by position limit ${most}) near`),
  );
  return Map.groupBy(rows, ({ workId }) => workId);
}
