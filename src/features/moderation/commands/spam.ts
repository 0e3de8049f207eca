import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { comments } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { isWaiting, mayRead } from '../queries/waiting.ts';
import { restore, settle } from './settle.ts';

/**
 * Marks several waiting comments as spam at once, leaving out what someone decided or reads meanwhile, and edits of
 * comments that readers see. @returns how many it marked.
 */
export function markAllSpam(
  db: Database,
  moderatorId: string,
  tickets: string[],
  now: Date,
): Promise<number> {
  return db.transaction(async (tx) => {
    await tx
      .select({ id: comments.id })
      .from(comments)
      .where(inArray(comments.ticket, tickets))
      .orderBy(comments.id)
      .for('no key update');
    const chosen = rowsOf<{ id: string }>(
      await tx.execute(sql`select c.id from comments c
        where c.ticket in ${tickets} and c.status <> 'approved' and ${isWaiting} and ${mayRead(moderatorId, now)}
          and not exists (select from leases l where l.comment_id = c.id and l.moderator_id <> ${moderatorId}
            and not l.passed and l.until > ${now.toISOString()}::timestamptz)
        order by c.id`),
    );
    for (const { id: commentId } of chosen)
      await settle(tx, { commentId, moderatorId, judgement: { verdict: 'spam' }, provisional: 'spam', now });
    return chosen.length;
  });
}

/** Puts a comment back that had been taken for spam. @throws DomainError CONFLICT when it is not spam any more. */
export function restoreFromSpam(db: Database, moderatorId: string, ticket: string, now: Date) {
  return db.transaction(async (tx) => {
    const [comment] = await tx
      .select({ id: comments.id })
      .from(comments)
      .where(and(eq(comments.ticket, ticket), eq(comments.status, 'spam')));
    if (!comment) throw new DomainError('CONFLICT', (w) => w.moderation.notSpam);
    await restore(tx, moderatorId, comment.id, now);
  });
}
