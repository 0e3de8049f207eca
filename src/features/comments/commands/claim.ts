import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, members } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { isClaimable } from '../queries/claimable.ts';
import { claimableBy } from '../rules/claims.ts';
import { lockOwn } from './edit.ts';
import { changedWork, changedWorks } from './rows.ts';

/** Who claims, which of the comments that wait for them, and what the site keys its hashes with. */
interface Claim {
  memberId: string;
  /** None: all of them. */
  id?: string | undefined;
  secret: string;
}

/**
 * Makes comments a member's own that were written elsewhere under the address they have confirmed here. Each stays under
 * the name it was written under, unless they want their own.
 * @returns how many.
 * @throws DomainError FORBIDDEN before the address is confirmed, NOT_FOUND when a single one does not wait for them.
 */
export function claimComments(
  db: Database,
  { name, ...claim }: Claim & { name: 'kept' | 'own' },
): Promise<number> {
  return db.transaction(async (tx) => {
    const signed = name === 'own' ? { pseudonym: null } : {};
    const claimed = await tx
      .update(comments)
      .set({ memberId: claim.memberId, claimHash: null, ...signed })
      .where(await whichOf(tx, claim))
      .returning({ workId: comments.workId });
    refuseNone(claim, claimed);
    if (name === 'own') await changedWorks(tx, [...new Set(claimed.map(({ workId }) => workId))]);
    return claimed.length;
  });
}

/**
 * Takes someone's word that they did not write what stands under their address: it waits for nobody from then on.
 * @returns how many.
 * @throws DomainError as `claimComments`.
 */
export function disownComments(db: Database, claim: Claim): Promise<number> {
  return db.transaction(async (tx) => {
    const disowned = await tx
      .update(comments)
      .set({ claimHash: null })
      .where(await whichOf(tx, claim))
      .returning({ id: comments.id });
    refuseNone(claim, disowned);
    return disowned.length;
  });
}

/** The address counts as it is confirmed now, whatever the session knows of it. */
async function whichOf(tx: Database, { memberId, id, secret }: Claim) {
  const [member] = await tx
    .select({ email: members.email, verifiedAt: members.verifiedAt })
    .from(members)
    .where(eq(members.id, memberId))
    .for('share');
  const claimHash = member && claimableBy(member, secret);
  if (!claimHash) throw new DomainError('FORBIDDEN', (w) => w.comments.addressFirst);
  return and(isClaimable(claimHash), id ? eq(comments.id, id) : undefined);
}

function refuseNone({ id }: Claim, found: unknown[]) {
  if (id && found.length === 0) throw new DomainError('NOT_FOUND', (w) => w.comments.notWaiting);
}

/**
 * Signs a comment that stands under an older name with its member's own.
 * @throws DomainError NOT_FOUND when it is not theirs.
 */
export function signComment(db: Database, memberId: string, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const comment = await lockOwn(tx, memberId, id);
    await tx.update(comments).set({ pseudonym: null }).where(eq(comments.id, id));
    await changedWork(tx, comment.workId);
  });
}
