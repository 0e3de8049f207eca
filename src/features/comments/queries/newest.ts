import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, members } from '#db/schema/index.ts';

/** The newest comments under a work that everyone may read. */
export const listNewestComments = (db: Database, workId: string, limit: number) =>
  db
    .select({
      id: comments.id,
      name: sql<string | null>`coalesce(comments.pseudonym, members.name)`,
      body: comments.body,
      writtenAt: comments.writtenAt,
      editedAt: comments.editedAt,
    })
    .from(comments)
    .leftJoin(members, eq(members.id, comments.memberId))
    .where(and(eq(comments.workId, workId), eq(comments.status, 'approved'), eq(comments.audience, 'public')))
    .orderBy(desc(comments.writtenAt), desc(comments.id))
    .limit(limit);
