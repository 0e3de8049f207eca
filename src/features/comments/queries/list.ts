import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { type CommentView, listComments } from './comments.ts';
import { isShown, type Viewer } from './shown.ts';

/** The last comment of a part of the list; the moment with microseconds, which a Date would lose. */
export interface CommentPosition {
  writtenAt: string;
  id: string;
}

/** The next so many comments under a work in the order they were written, and where the list goes on, if it does. */
export async function listCommentsAfter(
  db: Database,
  workId: string,
  viewer: Viewer,
  after: CommentPosition | undefined,
  limit: number,
): Promise<{ items: CommentView[]; next: CommentPosition | undefined }> {
  const later = after
    ? sql`and (comment.written_at, comment.id) > (${after.writtenAt}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const found = rowsOf<CommentPosition>(
    await db.execute(sql`select comment.id,
        to_char(comment.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "writtenAt"
      from comments comment where comment.work_id = ${workId} and ${isShown('comment', viewer)} ${later}
      order by comment.written_at, comment.id limit ${limit + 1}`),
  );
  const shown = found.slice(0, limit);
  const ids = shown.map(({ id }) => id);
  return {
    items: await listComments(db, ids, viewer),
    next: found.length > limit ? shown.at(-1) : undefined,
  };
}
