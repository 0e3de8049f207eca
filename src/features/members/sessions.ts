import { and, eq, ne } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';
import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/index.ts';
import { settings } from '../../settings.ts';
import type { CurrentSession, SessionMember } from './rules/member.ts';
import { sessionAdapter } from './session-adapter.ts';
import { hashSecret } from './tokens.ts';

/** A session that nobody used for so long is over. */
const IDLE = new TimeSpan(30, 'd');

/** The row of a session is touched at most this often, so that reading does not write. */
const TOUCH_EVERY_MS = 60 * 60 * 1000;

/** Lucia on a database or a transaction. It reads the time off the process's own clock. */
function luciaOn(db: Database) {
  const https = settings().siteUrl.startsWith('https:');
  return new Lucia(sessionAdapter(db), {
    sessionExpiresIn: IDLE,
    sessionCookie: {
      name: https ? '__Host-commonplace_session' : 'commonplace_session',
      // The browser keeps the cookie; the table says when the session is over.
      expires: false,
      attributes: { secure: https, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: ({ signedInAt, lastSeenAt }) => ({ signedInAt, lastSeenAt }),
    getUserAttributes: (member) => ({ member }),
  });
}

/** Who came with this cookie header, and with which session; undefined for a reader without one. */
export async function findSession(
  db: Database,
  cookies: string | null,
  now: Date,
): Promise<{ member: SessionMember; session: CurrentSession } | undefined> {
  const lucia = luciaOn(db);
  const secret = readSecret(lucia, cookies);
  if (!secret) return undefined;
  const { session, user } = await lucia.validateSession(secret);
  if (!session) return undefined;
  const id = hashSecret(secret);
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY_MS) await touchSession(db, id, now);
  return { member: user.member, session: { id, signedInAt: session.signedInAt } };
}

/** A cookie that is no valid encoding is somebody's experiment. */
function readSecret(lucia: Pick<Lucia, 'readSessionCookie'>, cookies: string | null) {
  try {
    return lucia.readSessionCookie(cookies ?? '');
  } catch {
    return null;
  }
}

async function touchSession(db: Database, id: string, now: Date) {
  const expiresAt = new Date(now.getTime() + IDLE.milliseconds());
  await db.update(sessions).set({ lastSeenAt: now, expiresAt }).where(eq(sessions.id, id));
}

/** The browser in which a member signs in. */
export interface Browser {
  /** In words, such as "Firefox on Linux". */
  device: string;
  /** The session that it had until now, which the new one takes the place of. */
  sessionId: string | undefined;
}

/** @returns the value of the header that gives the browser its cookie. */
export async function startSession(tx: Database, memberId: string, browser: Browser, now: Date) {
  const lucia = luciaOn(tx);
  if (browser.sessionId) await endSession(tx, browser.sessionId);
  const attributes = { signedInAt: now, lastSeenAt: now, device: browser.device };
  const session = await lucia.createSession(memberId, attributes);
  return lucia.createSessionCookie(session.id).serialize();
}

/** The value of the header that takes the cookie away. */
export const blankCookie = (db: Database) => luciaOn(db).createBlankSessionCookie().serialize();

export async function endSession(tx: Database, id: string) {
  await tx.delete(sessions).where(eq(sessions.id, id));
}

/** Signs a member out everywhere, but for one session if that is given. */
export async function endSessions(tx: Database, memberId: string, exceptId?: string) {
  const others = exceptId ? ne(sessions.id, exceptId) : undefined;
  await tx.delete(sessions).where(and(eq(sessions.memberId, memberId), others));
}

/** Signs a member out of one of their own browsers. */
export async function endOwnSession(tx: Database, memberId: string, id: string) {
  await tx.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.memberId, memberId)));
}
