import { and, isNull, lt, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members, sessions } from '#db/schema/index.ts';
import { forgetTurns } from '../limits.ts';
import { sweepTokens } from '../tokens.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who has not confirmed their address by then never came. */
const UNCONFIRMED_DAYS = 7;

/** Removes what is over: sessions, links, counts of turns, and accounts that nobody confirmed. Run daily. */
export async function sweepMembers(db: Database, now: Date) {
  await sweepTokens(db, now);
  await forgetTurns(db, now);
  await db.delete(sessions).where(lte(sessions.expiresAt, now));
  const longAgo = new Date(now.getTime() - UNCONFIRMED_DAYS * DAY_MS);
  await db.delete(members).where(and(isNull(members.verifiedAt), lt(members.joinedAt, longAgo)));
}
