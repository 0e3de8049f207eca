import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { comments, declineWords, essays, guidelines } from '#db/schema/index.ts';

export const OWN_PER_PAGE = 30;

const parent = alias(comments, 'parent');
const standing = alias(essays, 'standing');

/** A member's own comment with all that concerns them. */
export type OwnComment = Awaited<ReturnType<typeof select>>[number];

/** A page of a member's own comments, the latest first. */
export async function listOwnComments(db: Database, memberId: string, page: number) {
  const [items, total] = await Promise.all([
    select(db, eq(comments.memberId, memberId))
      .orderBy(desc(comments.writtenAt), desc(comments.id))
      .limit(OWN_PER_PAGE)
      .offset((page - 1) * OWN_PER_PAGE),
    db.$count(comments, eq(comments.memberId, memberId)),
  ]);
  return { items, page, pages: Math.max(1, Math.ceil(total / OWN_PER_PAGE)) };
}

export async function findOwnComment(
  db: Database,
  memberId: string,
  id: string,
): Promise<OwnComment | undefined> {
  const [found] = await select(db, and(eq(comments.id, id), eq(comments.memberId, memberId)));
  return found;
}

const select = (db: Database, which: SQL | undefined) =>
  db
    .select({
      id: comments.id,
      status: comments.status,
      audience: comments.audience,
      voice: comments.voice,
      asModerator: comments.asModerator,
      /** The name it is signed with, where that is not the member's. */
      signedAs: comments.pseudonym,
      body: comments.body,
      heldEdit: comments.heldEdit,
      /** In the queue since then. */
      heldAt: comments.heldAt,
      writtenAt: comments.writtenAt,
      approvedAt: comments.approvedAt,
      essayTitle: sql<string>`coalesce(essays.title, standing.title, '')`,
      /** Whether what it answers is for members, and so it must be. */
      answersMembersOnly: sql<boolean>`coalesce(parent.audience = 'members', false)`,
      declineWords: declineWords.words,
      guideline: guidelines.title,
      guidelineText: guidelines.text,
      appealed: sql<boolean>`exists (select from appeals where appeals.comment_id = comments.id and appeals.settled_at is null)`,
      hasReplies: sql<boolean>`exists (select from comments reply where reply.parent_id = comments.id)`,
    })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .leftJoin(standing, and(eq(standing.workId, comments.workId), eq(standing.standing, true)))
    .leftJoin(parent, eq(parent.id, comments.parentId))
    .leftJoin(declineWords, eq(declineWords.commentId, comments.id))
    .leftJoin(guidelines, eq(guidelines.id, declineWords.guidelineId))
    .where(which);
