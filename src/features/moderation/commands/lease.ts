import { and, eq, lt, or, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { comments, leases } from '#db/schema/index.ts';
import { findNextWaiting, findOpenLease, isWaiting, mayRead } from '../queries/waiting.ts';
import { leaseEnd } from '../rules/lease.ts';

/** Two moderators may reach for the same comment; the one who comes second looks for another so often. */
const TRIES = 8;

/** The ticket of the comment that this moderator has open, else of the next that waits for them; undefined when none does. */
export async function takeNext(db: Database, moderatorId: string, now: Date): Promise<string | undefined> {
  const open = await findOpenLease(db, moderatorId, now);
  if (open) return open;
  for (let tries = 0; tries < TRIES; tries++) {
    const next = await findNextWaiting(db, moderatorId, now);
    if (!next) return undefined;
    if (await lease(db, next, moderatorId, now)) return next.ticket;
  }
  return undefined;
}

/**
 * Opens one comment for a moderator, or prolongs that.
 * @returns false when someone else has it, or it does not wait for this moderator.
 */
export async function takeTicket(
  db: Database,
  moderatorId: string,
  ticket: string,
  now: Date,
): Promise<boolean> {
  const [waiting] = rowsOf<{ id: string; danger: boolean }>(
    await db.execute(sql`select c.id, exists (select from reports r
        where r.comment_id = c.id and r.danger and r.settled_at is null) as danger
      from comments c where c.ticket = ${ticket}::uuid and ${isWaiting} and ${mayRead(moderatorId, now)}`),
  );
  return waiting ? lease(db, waiting, moderatorId, now) : false;
}

/** Where someone may be in danger the person is known from the first look. */
function lease(db: Database, comment: { id: string; danger: boolean }, moderatorId: string, now: Date) {
  const until = leaseEnd(now);
  const revealedAt = comment.danger ? now : null;
  return db.transaction(async (tx) => {
    const [mine] = await tx
      .update(leases)
      .set({ until, passed: false, ...(revealedAt ? { revealedAt } : {}) })
      .where(and(eq(leases.commentId, comment.id), eq(leases.moderatorId, moderatorId)))
      .returning({ until: leases.until });
    if (mine) return true;
    const fresh = { moderatorId, until, revealedAt, ...UNDECIDED, passed: false };
    const taken = await tx
      .insert(leases)
      .values({ commentId: comment.id, ...fresh })
      .onConflictDoUpdate({
        target: leases.commentId,
        set: fresh,
        setWhere: or(lt(leases.until, now), eq(leases.passed, true)),
      })
      .returning({ until: leases.until });
    return taken.length > 0;
  });
}

const UNDECIDED = { provisionalVerdict: null, provisionalGuidelineId: null, words: '' };

/** Leaves a comment to others; its moderator does not get it again for the length of a lease. */
export async function passOn(db: Database, moderatorId: string, ticket: string, now: Date) {
  const comment = db.select({ id: comments.id }).from(comments).where(eq(comments.ticket, ticket));
  await db
    .update(leases)
    .set({ passed: true, until: leaseEnd(now) })
    .where(and(eq(leases.moderatorId, moderatorId), eq(leases.commentId, sql`${comment}`)));
}
