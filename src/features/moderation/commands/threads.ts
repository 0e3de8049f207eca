import type { Database } from '#db/client.ts';
import { lockThread, type Settled, unlockThread } from '../../comments/commands/settle.ts';
import { recordDecision } from '../../decisions/commands.ts';

/** Ends a thread, with a word why that readers see where it ends. */
export const endThread = (db: Database, moderatorId: string, commentId: string, reason: string, now: Date) =>
  act(db, moderatorId, commentId, 'lock', now, (tx) => lockThread(tx, commentId, now, reason));

/** Lets a thread go on. */
export const reopenThread = (db: Database, moderatorId: string, commentId: string, now: Date) =>
  act(db, moderatorId, commentId, 'unlock', now, (tx) => unlockThread(tx, commentId));

function act(
  db: Database,
  moderatorId: string,
  commentId: string,
  verdict: 'lock' | 'unlock',
  now: Date,
  carryOut: (tx: Database) => Promise<Settled>,
) {
  return db.transaction(async (tx) => {
    const { essayId } = await carryOut(tx);
    await recordDecision(tx, { commentId, essayId, moderatorId, verdict, about: 'thread', decidedAt: now });
  });
}
