import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, decisions } from '#db/schema/index.ts';

const { commentId, verdict, guidelineTitle, guidelineText, reason, about, onAppeal, decidedAt } = decisions;
const shown = {
  comment: commentId,
  verdict,
  guidelineTitle,
  guidelineText,
  reason,
  about,
  onAppeal,
  decidedAt,
};

/** What was decided about a member's comments, and what they decided as a moderator, for their download. */
export async function findDecidedRecord(db: Database, memberId: string) {
  const [about, by] = await Promise.all([
    db
      .select(shown)
      .from(decisions)
      .innerJoin(comments, eq(comments.id, commentId))
      .where(eq(comments.memberId, memberId))
      .orderBy(asc(decidedAt), asc(decisions.id)),
    db
      .select(shown)
      .from(decisions)
      .where(eq(decisions.moderatorId, memberId))
      .orderBy(asc(decidedAt), asc(decisions.id)),
  ]);
  return { decisionsOnComments: about, decisionsMade: by };
}
