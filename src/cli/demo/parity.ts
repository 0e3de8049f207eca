import type { Database } from '#db/client.ts';
import { countParity, type ParityOutcome } from '../../features/comments/commands/parity.ts';

/** How many comments each voice is made to have sent in a month; null for none. */
const A_MONTH = [
  { voice: null, comments: 24 },
  { voice: 'lived-experience', comments: 17 },
  { voice: 'practitioner', comments: 14 },
  { voice: 'family-or-friend', comments: 9 },
  { voice: 'researcher', comments: 5 },
];

/** How many months before this one. */
const MONTHS = 10;

/** In turn, in minutes as the buckets have them. */
const WAITS = [240, 720, 60, 1440, 240, 2880, 720];

/**
 * Counts months of decisions that nobody made, so that the parity report has something to say: a young site has too few.
 * Only counts are made up, and no bias is planted: every voice fares alike, with outcomes spread evenly and not drawn,
 * because of so many comparisons of drawn ones some would part by chance. The log and the comments hold what was decided
 * in the play and nothing else.
 * @returns how many comments were counted.
 */
export async function simulateMonths(db: Database, today: Date) {
  let simulated = 0;
  for (const { voice, comments } of A_MONTH) {
    const nextFate = fates();
    for (let back = MONTHS; back > 0; back--) {
      const now = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 15));
      for (let number = 0; number < comments; number++) {
        const { outcomes, bucket } = nextFate();
        for (const outcome of outcomes) await countParity(db, { voice, outcome, now });
        await countParity(db, { voice, outcome: 'wait', now, bucket });
        simulated++;
      }
    }
  }
  return simulated;
}

/** What becomes of one made-up comment after another. */
function fates() {
  let turn = 0;
  const isDeclined = everySoOften(0.14);
  const isChanged = everySoOften(0.05);
  const isAppealed = everySoOften(0.35);
  const isReversed = everySoOften(0.3);
  return () => {
    const declined = isDeclined();
    const appealed = declined && isAppealed();
    const outcomes: ParityOutcome[] = ['submitted', declined ? 'declined' : 'approved'];
    if (isChanged()) outcomes.push('changed-after-reveal');
    if (appealed) outcomes.push('appealed');
    if (appealed && isReversed()) outcomes.push('reversed');
    return { outcomes, bucket: WAITS[turn++ % WAITS.length] ?? 0 };
  };
}

/** A question that is answered with yes as often as `share` says, at even distances. */
function everySoOften(share: number) {
  let owed = 0.5;
  return () => {
    owed += share;
    if (owed < 1) return false;
    owed -= 1;
    return true;
  };
}
