import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';

/** Whether a reader said of a comment in this thread that someone may be in danger, and no moderator has answered yet. */
export async function isThreadInDanger(db: Database, rootId: string): Promise<boolean> {
  const rows = rowsOf<object>(
    await db.execute(sql`select 1 as danger from comments c join reports r on r.comment_id = c.id
      where c.root_id = ${rootId} and r.danger and r.settled_at is null limit 1`),
  );
  return rows.length > 0;
}
