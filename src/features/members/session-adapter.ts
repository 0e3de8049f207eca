import { and, eq, gt, lte } from 'drizzle-orm';
import type { Adapter, Lucia } from 'lucia';
import type { Database } from '#db/client.ts';
import { members, sessions } from '#db/schema/index.ts';
import { memberColumns } from './queries/columns.ts';
import type { SessionMember } from './rules/member.ts';
import { hashSecret } from './tokens.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ signedInAt: Date; lastSeenAt: Date }, { member: SessionMember }>;
    DatabaseUserAttributes: SessionMember;
    DatabaseSessionAttributes: { signedInAt: Date; lastSeenAt: Date; device: string };
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** No session outlives this, however much it is used. */
const ABSOLUTE_DAYS = 90;

/** Keeps Lucia's sessions. Lucia's session id is the cookie's secret; the table has its SHA-256 alone. */
export const sessionAdapter = (db: Database): Adapter => ({
  async getSessionAndUser(secret) {
    const oldest = new Date(Date.now() - ABSOLUTE_DAYS * DAY_MS);
    const [found] = await db
      .select({ session: sessions, member: memberColumns })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(and(eq(sessions.id, hashSecret(secret)), gt(sessions.signedInAt, oldest)));
    if (!found) return [null, null];
    const { memberId: userId, expiresAt, ...attributes } = found.session;
    return [
      { id: secret, userId, expiresAt, attributes },
      { id: found.member.id, attributes: found.member },
    ];
  },
  async getUserSessions() {
    throw new Error('The secrets of sessions are not kept; see listSessions.');
  },
  async setSession({ id, userId, expiresAt, attributes }) {
    await db.insert(sessions).values({ id: hashSecret(id), memberId: userId, expiresAt, ...attributes });
  },
  async updateSessionExpiration(secret, expiresAt) {
    await db
      .update(sessions)
      .set({ expiresAt })
      .where(eq(sessions.id, hashSecret(secret)));
  },
  async deleteSession(secret) {
    await db.delete(sessions).where(eq(sessions.id, hashSecret(secret)));
  },
  async deleteUserSessions(memberId) {
    await db.delete(sessions).where(eq(sessions.memberId, memberId));
  },
  async deleteExpiredSessions() {
    await db.delete(sessions).where(lte(sessions.expiresAt, new Date()));
  },
});
