import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import type { Mail } from '../../mail/templates.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { findMemberByAddress } from '../queries/members.ts';
import { tokenData } from '../rules/address-change.ts';
import type { SignInInput } from '../rules/inputs.ts';
import { localPath, type TokenPurpose } from '../rules/links.ts';
import { type Browser, endSessions, startSession } from '../sessions.ts';
import { spendToken, voidTokens } from '../tokens.ts';

/**
 * Signs a member in by password.
 * @returns the header value of the new session's cookie.
 * @throws DomainError UNAUTHORIZED, FORBIDDEN before the address is confirmed, UNAVAILABLE.
 */
export async function signIn(
  db: Database,
  { email, password, next }: SignInInput,
  browser: Browser,
  now: Date,
) {
  const member = await findMemberByAddress(db, email);
  if (!(await isPassword(password, member?.passwordHash)) || !member)
    throw new DomainError('UNAUTHORIZED', (w) => w.members.wrongPassword);
  if (!member.verifiedAt) {
    await db.transaction((tx) =>
      queueMail(tx, { template: 'verify', data: { next }, memberId: member.id }, now),
    );
    throw new DomainError('FORBIDDEN', (w) => w.members.unconfirmed);
  }
  return db.transaction((tx) => startSession(tx, member.id, browser, now));
}

/** A mail with a link that signs in or resets the password. */
export type LinkMail = Extract<Mail, { template: 'sign-in-link' | 'reset' }>;

/** Sends a link if the address is a member's. The answer is the same either way. */
export async function sendLink(db: Database, link: LinkMail, email: string, now: Date) {
  await db.transaction(async (tx) => {
    const member = await findMemberByAddress(tx, email);
    if (member) await queueMail(tx, { ...link, memberId: member.id }, now);
  });
}

/**
 * Signs in by the link of a mail, which also confirms the address.
 * @returns the header value of the new session's cookie, and where the member wanted to go, if that is known.
 * @throws DomainError NOT_FOUND for a used link.
 */
export function signInByLink(
  db: Database,
  purpose: TokenPurpose & ('sign-in' | 'verify'),
  secret: string,
  browser: Browser,
  now: Date,
) {
  return db.transaction(async (tx) => {
    const token = await spendToken(tx, [purpose], secret, now);
    if (!token?.memberId) throw new DomainError('NOT_FOUND', (w) => w.members.linkGone);
    await confirmAddress(tx, token.memberId, purpose === 'verify', now);
    const cookie = await startSession(tx, token.memberId, browser, now);
    return { cookie, next: localPath(tokenData.safeParse(token.data).data?.next) };
  });
}

/**
 * Notes that the member reads mail at the address. Unless it is the link sent for their own joining, a password given
 * before that may be a stranger's, and goes.
 */
async function confirmAddress(tx: Database, memberId: string, keepPassword: boolean, now: Date) {
  await tx
    .update(members)
    .set({ verifiedAt: now, ...(keepPassword ? {} : { passwordHash: null }) })
    .where(and(eq(members.id, memberId), isNull(members.verifiedAt)));
  await voidTokens(tx, memberId, ['verify']);
}

/** Sets a new password by the link of a mail, ends all sessions and begins one. @throws DomainError NOT_FOUND. */
export async function resetPassword(
  db: Database,
  { secret, password }: { secret: string; password: string },
  browser: Browser,
  now: Date,
) {
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const token = await spendToken(tx, ['reset'], secret, now);
    if (!token?.memberId) throw new DomainError('NOT_FOUND', (w) => w.members.linkGone);
    await confirmAddress(tx, token.memberId, false, now);
    await tx.update(members).set({ passwordHash }).where(eq(members.id, token.memberId));
    await voidTokens(tx, token.memberId, ['reset', 'sign-in']);
    await endSessions(tx, token.memberId);
    await queueMail(tx, { template: 'password-changed', data: {}, memberId: token.memberId }, now);
    return startSession(tx, token.memberId, browser, now);
  });
}
