import { eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { comments, essays, lockedThreads, members } from '#db/schema/index.ts';
import { isShown, type Viewer } from './shown.ts';

const parent = alias(comments, 'parent');
const answered = alias(members, 'answered');

/** A comment as a page shows it to a viewer. */
export type CommentView = Awaited<ReturnType<typeof listComments>>[number];

/**
 * Comments by id in the order given, each as far as the viewer may see it: of what they may not, only that it is there.
 */
export async function listComments(db: Database, ids: string[], viewer: Viewer) {
  if (ids.length === 0) return [];
  const found = await db
    .select(viewOf(viewer))
    .from(comments)
    .leftJoin(members, eq(members.id, comments.memberId))
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .leftJoin(parent, eq(parent.id, comments.parentId))
    .leftJoin(answered, eq(answered.id, parent.memberId))
    .leftJoin(lockedThreads, eq(lockedThreads.rootId, comments.id))
    .where(inArray(comments.id, ids));
  const byId = new Map(found.map((comment) => [comment.id, comment]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const viewOf = (viewer: Viewer) => {
  const me = viewer.memberId ?? null;
  const shown = isShown('comments', viewer);
  return {
    id: comments.id,
    parentId: comments.parentId,
    rootId: comments.rootId,
    depth: comments.depth,
    status: comments.status,
    audience: comments.audience,
    shown,
    own: sql<boolean>`coalesce(comments.member_id = ${me}::uuid, false)`,
    /** Null for who left without a name. */
    name: sql<string | null>`case when ${shown} then coalesce(comments.pseudonym, members.name) end`,
    voice: sql<string | null>`case when ${shown} then comments.voice end`,
    asModerator: comments.asModerator,
    body: sql<string>`case when ${shown} then comments.body else '' end`,
    editHeld: sql<boolean>`comments.held_edit is not null and comments.held_at is not null`,
    writtenAt: comments.writtenAt,
    editedAt: comments.editedAt,
    hasEarlier: sql<boolean>`exists (select from earlier_texts where earlier_texts.comment_id = comments.id)`,
    muted: me
      ? sql<boolean>`exists (select from mutes where mutes.member_id = ${me}::uuid and mutes.muted_id = comments.member_id)`
      : sql<boolean>`false`,
    /** Whom it answers, if the viewer may see that. */
    answers: sql<
      string | null
    >`case when ${isShown('parent', viewer)} then coalesce(parent.pseudonym, answered.name) end`,
    /** The edition it answers, if that is still there. */
    essaySlug: sql<string | null>`case when essays.status = 'published' then essays.slug end`,
    /** Why its thread takes no more replies; only of the comment that began it. */
    lockReason: lockedThreads.reason,
  };
};

/** A single comment with its member's id, for who wants to report or mute; undefined when the viewer may not see it. */
export async function findSpeakerOf(db: Database, id: string, viewer: Viewer) {
  const [comment] = await listComments(db, [id], viewer);
  if (!comment?.shown) return undefined;
  const [row] = await db.select({ memberId: comments.memberId }).from(comments).where(eq(comments.id, id));
  return { ...comment, memberId: row?.memberId ?? null };
}
