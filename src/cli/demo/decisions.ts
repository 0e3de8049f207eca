import type { Database } from '#db/client.ts';
import { decide, judgeBlind } from '../../features/moderation/commands/decide.ts';
import { takeTicket } from '../../features/moderation/commands/lease.ts';
import { findQueued } from '../../features/moderation/queries/look.ts';
import type { Judgement } from '../../features/moderation/rules/judgement.ts';

/** How long a moderator looks at the person before they confirm. */
const REVEAL_MS = 40_000;

/** What a moderator decides, and what they had said of the words alone if that was something else. */
export interface Deciding {
  moderatorId: string;
  judgement: Judgement;
  blind?: Judgement | undefined;
}

/** Reads a comment as every moderator does: blind first, then with the reveal. */
export async function judge(
  db: Database,
  { moderatorId, judgement, blind }: Deciding,
  ticket: string,
  now: Date,
) {
  if (!(await takeTicket(db, moderatorId, ticket, now)))
    throw new Error('It does not wait for this moderator.');
  const queued = await findQueued(db, ticket);
  const reading = { moderatorId, ticket, seen: queued?.look.seen ?? '' };
  if ((await judgeBlind(db, reading, blind ?? judgement, now)) === 'decided') return;
  await decide(db, reading, judgement, new Date(now.getTime() + REVEAL_MS));
}
