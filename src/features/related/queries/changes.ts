import { desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { edgeChanges, essays, members } from '#db/schema/index.ts';

const MOST_CHANGES = 50;

/** The latest of what curators did, to the edges of one essay or of all. */
export function listEdgeChanges(db: Database, fromId?: string) {
  const from = alias(essays, 'from_essay');
  const to = alias(essays, 'to_essay');
  return db
    .select({
      act: edgeChanges.act,
      relation: edgeChanges.relation,
      note: edgeChanges.note,
      changedAt: edgeChanges.changedAt,
      /** None once the curator has left. */
      name: members.name,
      from: { slug: from.slug, title: from.title, lang: from.lang },
      to: { slug: to.slug, title: to.title, lang: to.lang },
    })
    .from(edgeChanges)
    .innerJoin(from, eq(from.id, edgeChanges.fromId))
    .innerJoin(to, eq(to.id, edgeChanges.toId))
    .leftJoin(members, eq(members.id, edgeChanges.memberId))
    .where(fromId === undefined ? undefined : eq(edgeChanges.fromId, fromId))
    .orderBy(desc(edgeChanges.changedAt), desc(edgeChanges.id))
    .limit(MOST_CHANGES);
}

export type EdgeChange = Awaited<ReturnType<typeof listEdgeChanges>>[number];
