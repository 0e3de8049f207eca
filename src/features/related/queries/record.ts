import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { edgeChanges } from '#db/schema/index.ts';

/** What a member did to related reading as a curator, for their download. */
export async function findCuratedRecord(db: Database, memberId: string) {
  const { fromId, toId, act, relation, note, changedAt } = edgeChanges;
  const rows = await db
    .select({ fromId, toId, act, relation, note, changedAt })
    .from(edgeChanges)
    .where(eq(edgeChanges.memberId, memberId))
    .orderBy(asc(edgeChanges.id));
  return { relatedReading: rows };
}
