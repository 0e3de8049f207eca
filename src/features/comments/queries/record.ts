import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  appeals,
  appreciations,
  comments,
  declineWords,
  earlierTexts,
  essays,
  follows,
  reports,
} from '#db/schema/index.ts';

/** The edition by which a work is known. */
const standingFor = (workId: typeof appreciations.workId | typeof follows.workId) =>
  and(eq(essays.workId, workId), eq(essays.standing, true));

/** All that a member said, gave, follows, reported and appealed against, for their download. */
export async function findSpokenRecord(db: Database, memberId: string) {
  const mine = eq(comments.memberId, memberId);
  const [spoken, earlier, given, followed, reported, appealed] = await Promise.all([
    db
      .select({
        id: comments.id,
        essay: essays.slug,
        inReplyTo: comments.parentId,
        status: comments.status,
        audience: comments.audience,
        voice: comments.voice,
        signedAs: comments.pseudonym,
        asModerator: comments.asModerator,
        body: comments.body,
        heldEdit: comments.heldEdit,
        writtenAt: comments.writtenAt,
        approvedAt: comments.approvedAt,
        editedAt: comments.editedAt,
        wordsOnDecline: declineWords.words,
      })
      .from(comments)
      .leftJoin(essays, eq(essays.id, comments.essayId))
      .leftJoin(declineWords, eq(declineWords.commentId, comments.id))
      .where(mine)
      .orderBy(asc(comments.writtenAt)),
    db
      .select({
        comment: earlierTexts.commentId,
        body: earlierTexts.body,
        replacedAt: earlierTexts.replacedAt,
      })
      .from(earlierTexts)
      .innerJoin(comments, eq(comments.id, earlierTexts.commentId))
      .where(mine)
      .orderBy(asc(earlierTexts.replacedAt)),
    db
      .select({ essay: essays.slug, givenAt: appreciations.givenAt })
      .from(appreciations)
      .leftJoin(essays, standingFor(appreciations.workId))
      .where(eq(appreciations.memberId, memberId)),
    db
      .select({ essay: essays.slug, thread: follows.rootId })
      .from(follows)
      .leftJoin(essays, standingFor(follows.workId))
      .where(eq(follows.memberId, memberId)),
    db
      .select({
        comment: reports.commentId,
        danger: reports.danger,
        words: reports.words,
        reportedAt: reports.reportedAt,
      })
      .from(reports)
      .where(eq(reports.memberId, memberId)),
    db
      .select({ comment: appeals.commentId, askedAt: appeals.askedAt, settledAt: appeals.settledAt })
      .from(appeals)
      .innerJoin(comments, eq(comments.id, appeals.commentId))
      .where(mine),
  ]);
  return {
    comments: spoken,
    earlierTexts: earlier,
    appreciations: given,
    follows: followed,
    reports: reported,
    appeals: appealed,
  };
}
