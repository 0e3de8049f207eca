import { and, eq, isNotNull, like } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { reports, turns } from '#db/schema/index.ts';

/**
 * Forgets what a member did that does not go with their row: how often they did what, and their words to the moderators.
 * A report that waits keeps its words until it is settled, since someone may be in danger.
 */
export async function forgetDoings(tx: Database, memberId: string) {
  await tx.delete(turns).where(like(turns.key, `%:${memberId}`));
  await tx
    .update(reports)
    .set({ words: '' })
    .where(and(eq(reports.memberId, memberId), isNotNull(reports.settledAt)));
}
