import { and, desc, eq, gt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members, mutes, sessions } from '#db/schema/index.ts';
import { mailChoicesOf } from '../rules/mail-choices.ts';
import { findMember } from './members.ts';

/** The browsers in which a member is signed in, the last used first. */
export function listSessions(db: Database, memberId: string, now: Date) {
  return db
    .select({
      id: sessions.id,
      device: sessions.device,
      signedInAt: sessions.signedInAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.memberId, memberId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt));
}

/** Whose comments a member wants folded, by name. */
export function listMuted(db: Database, memberId: string) {
  return db
    .select({ id: members.id, name: members.name })
    .from(mutes)
    .innerJoin(members, eq(members.id, mutes.mutedId))
    .where(eq(mutes.memberId, memberId))
    .orderBy(members.name);
}

/** All that this slice knows of a member, for their download. Hashes of secrets are no knowledge of them. */
export async function findOwnRecord(db: Database, memberId: string, now: Date) {
  const member = await findMember(db, memberId);
  if (!member) return undefined;
  const { passwordHash, nameSkeleton: _skeleton, ...account } = member;
  const [signedIn, muted] = await Promise.all([listSessions(db, memberId, now), listMuted(db, memberId)]);
  return {
    account: {
      ...account,
      mailChoices: mailChoicesOf(account.mailChoices),
      hasPassword: passwordHash !== null,
    },
    sessions: signedIn.map(({ id: _id, ...session }) => session),
    muted: muted.map(({ name }) => name),
  };
}
