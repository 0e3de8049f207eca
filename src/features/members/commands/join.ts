import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { queueMail } from '../../mail/commands.ts';
import { hashPassword } from '../passwords.ts';
import { findMemberByAddress } from '../queries/members.ts';
import type { JoinInput } from '../rules/inputs.ts';
import { skeletonOf } from '../rules/skeleton.ts';
import { voidTokens } from '../tokens.ts';
import { refuseNameOfAnother } from './names.ts';

/**
 * Takes someone in who has yet to confirm their address. Whether the address is known shows neither in what comes back
 * nor in the time it takes: a mail tells the one who reads it. Joining again before confirming begins anew, so that nobody
 * can wait with a password behind another's address.
 * @throws FieldError when the name is too close to that of someone who writes or moderates here.
 */
export async function joinSite(db: Database, { email, name, password, next }: JoinInput, now: Date) {
  await refuseNameOfAnother(db, name);
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    const fresh = { name, nameSkeleton: skeletonOf(name), passwordHash, joinedAt: now };
    const [joined] = await tx
      .insert(members)
      .values({ email, ...fresh })
      .onConflictDoNothing({ target: members.email })
      .returning({ id: members.id });
    if (joined) return queueMail(tx, { template: 'verify', data: { next }, memberId: joined.id }, now);
    const known = await findMemberByAddress(tx, email);
    if (!known) return;
    if (known.verifiedAt)
      return queueMail(tx, { template: 'already-a-member', data: { next }, memberId: known.id }, now);
    await tx.update(members).set(fresh).where(eq(members.id, known.id));
    await voidTokens(tx, known.id, ['verify', 'sign-in', 'reset']);
    await queueMail(tx, { template: 'verify', data: { next }, memberId: known.id }, now);
  });
}
