import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { parityCounts } from '#db/schema/index.ts';

export type ParityOutcome =
  | 'submitted'
  | 'approved'
  | 'declined'
  | 'spam'
  | 'appealed'
  | 'reversed'
  | 'changed-after-reveal'
  | 'wait';

interface ParityEvent {
  /** The voice at the time; null for none. */
  voice: string | null;
  outcome: ParityOutcome;
  now: Date;
  /** For `wait`: the upper end of the bucket in minutes. */
  bucket?: number;
}

/** The first of the month of a moment, in UTC. */
export const monthOf = (moment: Date) => `${moment.toISOString().slice(0, 7)}-01`;

/** On how many rows a count is spread. */
const SLOTS = 16;

/**
 * Adds one to a count of the parity report, which leads back to nobody. Every connection of the database counts on a row
 * that hardly any other uses, since those who share one wait for each other until their transactions end.
 */
export async function countParity(tx: Database, { voice, outcome, now, bucket = 0 }: ParityEvent) {
  const { month, voice: spokenIn, outcome: what, bucket: upTo, slot } = parityCounts;
  const own = sql`pg_backend_pid() % ${SLOTS}::int`;
  await tx
    .insert(parityCounts)
    .values({ month: monthOf(now), voice: voice ?? 'none', outcome, bucket, slot: own, count: 1 })
    .onConflictDoUpdate({
      target: [month, spokenIn, what, upTo, slot],
      set: { count: sql`${parityCounts.count} + 1` },
    });
}
