import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { isSuspended } from '../../members/rules/member.ts';

/** What must be known of a member who says something. */
export type Speaker = Awaited<ReturnType<typeof findSpeaker>>;

/**
 * The member who wants to speak, as they stand now. With `lock`, whatever else they say at the same moment waits, so that
 * limits count right and a form that was sent twice is one comment.
 * @throws DomainError UNAUTHORIZED or FORBIDDEN.
 */
export async function findSpeaker(tx: Database, memberId: string, now: Date, { lock = false } = {}) {
  const select = tx
    .select({
      id: members.id,
      verifiedAt: members.verifiedAt,
      trustedAt: members.trustedAt,
      voices: members.voices,
      capabilities: members.capabilities,
      suspendedAt: members.suspendedAt,
      suspendedUntil: members.suspendedUntil,
      shownBefore: sql<boolean>`exists (select from comments
        where comments.member_id = ${memberId} and comments.status = 'approved')`,
    })
    .from(members)
    .where(eq(members.id, memberId));
  const [speaker] = await (lock ? select.for('no key update') : select);
  if (!speaker) throw new DomainError('UNAUTHORIZED', (w) => w.members.gone);
  if (!speaker.verifiedAt) throw new DomainError('FORBIDDEN', (w) => w.comments.addressFirst);
  if (isSuspended(speaker, now)) throw new DomainError('FORBIDDEN', (w) => w.comments.suspended);
  return speaker;
}
