import { createHmac } from 'node:crypto';
import { lt, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { turns } from '#db/schema/index.ts';
import { DomainError } from '../../errors.ts';

/** How often something may be done. */
export interface Limit {
  /** What is counted, such as `sign-in`; part of the key. */
  name: string;
  times: number;
  seconds: number;
}

/** What is counted, and under which key. */
export interface Turn {
  limit: Limit;
  key: string;
}

/**
 * Counts one more turn of `key`, in a transaction of its own so that a refusal is counted too. Refused turns count, so
 * that trying without a pause does not help; the count begins anew when the time since its first turn is over.
 * @throws DomainError TOO_MANY_REQUESTS with when to try again.
 */
export const takeTurn = (db: Database, limit: Limit, key: string, now: Date) =>
  takeTurns(db, [{ limit, key }], now);

/**
 * Counts one more turn of each, in one statement. In a transaction a refusal takes its counts back with it.
 * @throws DomainError TOO_MANY_REQUESTS with when to try again.
 */
export async function takeTurns(db: Database, wanted: Turn[], now: Date) {
  const most = new Map(wanted.map(({ limit, key }) => [`${limit.name}:${key}`, limit]));
  // Always in one order, so that two who share some of them never wait for each other.
  const rows = [...most]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { seconds }]) => ({
      key,
      taken: 1,
      until: new Date(now.getTime() + seconds * 1000),
    }));
  const over = sql`${turns.until} <= ${sql.param(now, turns.until)}`;
  const taken = await db
    .insert(turns)
    .values(rows)
    .onConflictDoUpdate({
      target: turns.key,
      set: {
        taken: sql`case when ${over} then 1 else ${turns.taken} + 1 end`,
        until: sql`case when ${over} then excluded.until else ${turns.until} end`,
      },
    })
    .returning();
  const refused = taken.filter((turn) => turn.taken > (most.get(turn.key)?.times ?? 0));
  if (refused.length === 0) return;
  const free = Math.max(...refused.map((turn) => turn.until.getTime()));
  const seconds = Math.max(1, Math.ceil((free - now.getTime()) / 1000));
  throw new DomainError('TOO_MANY_REQUESTS', (w) => w.members.tooOften(seconds), seconds);
}

/**
 * The key of a network address or of a mail address: a hash that nobody without the site's secret can try out. Of an
 * IPv6 address only the first half counts, since one household has all of the rest.
 */
export const addressKey = (address: string, secret: string) =>
  createHmac('sha256', secret)
    .update(`address:${householdOf(address)}`)
    .digest('base64url');

function householdOf(address: string) {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!plain.includes(':') || plain.includes('@')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = plain.includes('::') ? Array(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

/** Forgets counts whose time is over, and with them every trace of a network address. */
export async function forgetTurns(db: Database, now: Date) {
  await db.delete(turns).where(lt(turns.until, now));
}
