import { sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { decisions } from '#db/schema/index.ts';

type Decision = Omit<typeof decisions.$inferInsert, 'id'>;

/** Writes down for good what a moderator did; the public log shows it when the transaction commits. */
export async function recordDecision(tx: Database, decision: Decision) {
  await tx.insert(decisions).values(decision);
  await changed(tx, ['log']);
}

/**
 * The one way past the trigger that keeps decisions as they are: for restoring a backup and for undoing an import.
 * Takes a transaction, because the permission ends with it.
 */
export async function withDecisionsUnlocked<T>(tx: Database, work: () => Promise<T>): Promise<T> {
  await tx.execute(sql`select set_config('commonplace.decisions', 'unlocked', true)`);
  const result = await work();
  await tx.execute(sql`select set_config('commonplace.decisions', '', true)`);
  return result;
}
