import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, remarks } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { listProblems } from '../queries/publishing.ts';
import type { DraftProblem } from '../rules/problem.ts';
import { isOwner, type Writer } from '../rules/writer.ts';
import { tellOwners, tellReturned } from './review-mail.ts';
import { findOpenDraft } from './save.ts';

/**
 * Asks the owners to publish a draft; it can still be written on while it waits. With problems nothing is done.
 * @throws DomainError NOT_FOUND, CONFLICT.
 */
export async function submitForReview(
  db: Database,
  member: Writer,
  id: string,
  now: Date,
): Promise<{ submitted: true } | { problems: DraftProblem[] }> {
  const draft = await findOpenDraft(db, member, id);
  const problems = await listProblems(db, member, draft, now);
  if (problems.length > 0) return { problems };
  return db.transaction(async (tx) => {
    const current = await findOpenDraft(tx, member, id);
    if (current.review === 'waiting') return { submitted: true };
    await tx.update(drafts).set({ review: 'waiting', submittedAt: now }).where(eq(drafts.id, id));
    await tellOwners(tx, current, member, now);
    return { submitted: true };
  });
}

/**
 * Sends a draft back to its authors with what to think of.
 * @throws DomainError FORBIDDEN for who is not an owner; CONFLICT when it does not wait.
 */
export function returnWithRemarks(
  db: Database,
  owner: Writer,
  id: string,
  text: string,
  now: Date,
): Promise<void> {
  if (!isOwner(owner)) throw new DomainError('FORBIDDEN', (w) => w.studio.forOwners);
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, owner, id);
    const [returned] = await tx
      .update(drafts)
      .set({ review: 'returned' })
      .where(and(eq(drafts.id, id), eq(drafts.review, 'waiting')))
      .returning({ id: drafts.id });
    if (!returned) throw new DomainError('CONFLICT', (w) => w.studio.waitsNoMore);
    await tx.insert(remarks).values({ draftId: id, memberId: owner.id, text, writtenAt: now });
    await tellReturned(tx, draft, owner, text, now);
  });
}
