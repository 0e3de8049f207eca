import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { edgeChanges, essays } from '#db/schema/index.ts';

const from = alias(essays, 'from_essay');
const to = alias(essays, 'to_essay');

/** What a member did to related reading as a curator, for their download. */
export async function findCuratedRecord(db: Database, memberId: string) {
  const { fromId, toId, act, relation, note, changedAt } = edgeChanges;
  const rows = await db
    .select({ from: from.slug, to: to.slug, act, relation, note, changedAt })
    .from(edgeChanges)
    .innerJoin(from, eq(from.id, fromId))
    .innerJoin(to, eq(to.id, toId))
    .where(eq(edgeChanges.memberId, memberId))
    .orderBy(asc(edgeChanges.id));
  return { relatedReading: rows };
}
