import { gte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { parityCounts } from '#db/schema/index.ts';
import { emptyCounts, REPORT_MONTHS, type VoiceCounts } from '../rules/parity.ts';

const FIELD = {
  submitted: 'submitted',
  approved: 'approved',
  declined: 'declined',
  spam: 'spam',
  appealed: 'appealed',
  reversed: 'reversed',
  'changed-after-reveal': 'changed',
} as const;

/** What was counted in the last twelve months for each of the given voices, and for any other that was spoken in. */
export async function listParityCounts(db: Database, voices: string[], now: Date): Promise<VoiceCounts[]> {
  const rows = await db
    .select()
    .from(parityCounts)
    .where(gte(parityCounts.month, firstMonth(now)));
  const byVoice = new Map(voices.map((voice) => [voice, emptyCounts(voice)]));
  for (const { voice, outcome, bucket, count } of rows) {
    const counts = byVoice.get(voice) ?? emptyCounts(voice);
    byVoice.set(voice, counts);
    const field = FIELD[outcome as keyof typeof FIELD];
    if (outcome === 'wait') counts.waits.set(bucket, (counts.waits.get(bucket) ?? 0) + count);
    else if (field) counts[field] += count;
  }
  return [...byVoice.values()];
}

function firstMonth(now: Date) {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - REPORT_MONTHS + 1, 1));
  return first.toISOString().slice(0, 10);
}
