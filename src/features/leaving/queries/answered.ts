import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Database, rowsOf } from '#db/client.ts';
import { comments, essays } from '#db/schema/index.ts';

/** Threads on one page of the preview. */
const ANSWERED_PER_PAGE = 10;

/** Of each answered comment so many replies are shown. */
const REPLIES_SHOWN = 3;

export interface PreviewedReply {
  id: string;
  parentId: string;
  /** Null for who left without a name. */
  name: string | null;
  voice: string | null;
  body: string;
}

const answer = alias(comments, 'answer');

/** A page of the member's own comments that others have replied to, the latest first, each with its first replies. */
export async function listAnsweredComments(db: Database, memberId: string, page: number) {
  const others = and(
    eq(answer.status, 'approved'),
    sql`${answer.memberId} is distinct from ${memberId}::uuid`,
  );
  const replies = db
    .select({ one: sql`1` })
    .from(answer)
    .where(and(eq(answer.parentId, comments.id), others));
  const which = and(eq(comments.memberId, memberId), eq(comments.status, 'approved'), sql`exists ${replies}`);
  const items = await db
    .select({
      id: comments.id,
      status: comments.status,
      body: comments.body,
      voice: comments.voice,
      writtenAt: comments.writtenAt,
      essayTitle: sql<string>`coalesce((select essay.title from essays essay where essay.work_id = ${comments.workId}
        order by (essay.id = ${comments.essayId}) is true desc, essay.standing desc limit 1), '')`,
    })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .where(which)
    .orderBy(desc(comments.writtenAt), asc(comments.id))
    .limit(ANSWERED_PER_PAGE)
    .offset((page - 1) * ANSWERED_PER_PAGE);
  const total = await db.$count(comments, which);
  const shown = await listFirstReplies(
    db,
    memberId,
    items.map(({ id }) => id),
  );
  return {
    page,
    pages: Math.max(1, Math.ceil(total / ANSWERED_PER_PAGE)),
    items: items.map((item) => ({ ...item, replies: shown.filter(({ parentId }) => parentId === item.id) })),
  };
}

async function listFirstReplies(db: Database, memberId: string, ids: string[]): Promise<PreviewedReply[]> {
  if (ids.length === 0) return [];
  return rowsOf<PreviewedReply>(
    await db.execute(sql`select id, "parentId", name, voice, body from (
        select reply.id, reply.parent_id as "parentId", coalesce(reply.pseudonym, member.name) as name,
          reply.voice, reply.body, reply.written_at,
          row_number() over (partition by reply.parent_id order by reply.written_at, reply.id) as place
        from comments reply left join members member on member.id = reply.member_id
        where reply.parent_id in ${ids} and reply.status = 'approved'
          and reply.member_id is distinct from ${memberId}::uuid) first
      where place <= ${REPLIES_SHOWN} order by written_at, id`),
  );
}
