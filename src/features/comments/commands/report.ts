import { and, arrayContains, eq, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { guidelines, members, reports } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import { takeTurn } from '../../members/limits.ts';
import { REPORT_LIMIT } from '../rules/limits.ts';
import { type CommentRow, lockComment } from './rows.ts';
import { findSpeaker } from './speaker.ts';
import { titleOf } from './tell.ts';

interface Report {
  memberId: string;
  id: string;
  /** A guideline's id, or `danger`: someone may be in danger. */
  reason: string;
  words: string;
}

/**
 * Tells the moderators of a comment. Reporting it again changes what one said. Danger is mailed to them at once,
 * and may be reported by anyone with an account.
 * @throws DomainError NOT_FOUND when readers do not see the comment, FORBIDDEN for one's own, TOO_MANY_REQUESTS.
 */
export function reportComment(db: Database, report: Report, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const danger = report.reason === 'danger';
    if (!danger) await findSpeaker(tx, report.memberId, now);
    const comment = await lockComment(tx, report.id);
    if (comment.status !== 'approved') throw new DomainError('NOT_FOUND', (w) => w.comments.gone);
    if (comment.memberId === report.memberId)
      throw new DomainError('FORBIDDEN', (w) => w.comments.ownComment);
    await takeTurn(tx, REPORT_LIMIT, report.memberId, now);

    const guidelineId = danger ? null : await findGuidelineInForce(tx, report.reason);
    const known = danger && (await isKnownDanger(tx, report.id));
    const said = { danger, guidelineId, words: report.words, reportedAt: now, settledAt: null };
    await tx
      .insert(reports)
      .values({ commentId: report.id, memberId: report.memberId, ...said })
      .onConflictDoUpdate({ target: [reports.commentId, reports.memberId], set: said });
    if (danger && !known) await alarmModerators(tx, comment, now);
  });
}

async function findGuidelineInForce(tx: Database, id: string) {
  const inForce = and(eq(guidelines.id, id), isNull(guidelines.retiredAt));
  const [guideline] = await tx.select({ id: guidelines.id }).from(guidelines).where(inForce);
  if (!guideline) throw new FieldError('NOT_FOUND', 'reason', (w) => w.guidelines.retired);
  return guideline.id;
}

async function isKnownDanger(tx: Database, id: string) {
  const open = and(eq(reports.commentId, id), reports.danger, isNull(reports.settledAt));
  const [report] = await tx.select({ id: reports.id }).from(reports).where(open).limit(1);
  return report !== undefined;
}

async function alarmModerators(tx: Database, comment: CommentRow, now: Date) {
  const active = or(isNull(members.suspendedAt), lte(members.suspendedUntil, now));
  const moderators = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(arrayContains(members.capabilities, ['moderator']), active));
  const data = { essay: await titleOf(tx, comment), path: `/moderate/${comment.ticket}/` };
  for (const { id } of moderators) await queueMail(tx, { template: 'danger', data, memberId: id }, now);
}
