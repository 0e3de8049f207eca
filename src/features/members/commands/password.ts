import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { FieldError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { findMember } from '../queries/members.ts';
import { endSessions } from '../sessions.ts';
import { voidTokens } from '../tokens.ts';

/** @throws FieldError when the member has a password and this is not it. */
export async function requirePassword(db: Database, memberId: string, password: string) {
  const member = await findMember(db, memberId);
  if (member?.passwordHash && !(await isPassword(password, member.passwordHash)))
    throw new FieldError('FORBIDDEN', 'password', (w) => w.members.notYourPassword);
}

/** Sets a new password and signs the member out everywhere else. @throws FieldError for a wrong present one. */
export async function changePassword(
  db: Database,
  memberId: string,
  sessionId: string,
  given: { password: string; newPassword: string },
  now: Date,
) {
  await requirePassword(db, memberId, given.password);
  const passwordHash = await hashPassword(given.newPassword);
  await db.transaction(async (tx) => {
    await tx.update(members).set({ passwordHash }).where(eq(members.id, memberId));
    await endSessions(tx, memberId, sessionId);
    await voidTokens(tx, memberId, ['reset', 'sign-in']);
    await queueMail(tx, { template: 'password-changed', data: {}, memberId }, now);
  });
}
