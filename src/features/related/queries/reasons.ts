import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, graphWorks, type StoredReason, topics } from '#db/schema/index.ts';
import { isAmong } from './among.ts';
import { listLinks } from './neighbours.ts';

/** What pairs of works have in common for a reader: topics, and essays that both cite. */
export async function readSharedSubjects(
  db: Database,
  pairs: { fromId: string; toId: string }[],
): Promise<(fromId: string, toId: string) => StoredReason[]> {
  const workIds = [...new Set(pairs.flatMap(({ fromId, toId }) => [fromId, toId]))];
  if (workIds.length === 0) return () => [];
  const [topicsOf, citedBy] = await Promise.all([readTopics(db, workIds), readCitedTitles(db, workIds)]);
  return (fromId, toId) => [
    ...reason('same-topic', shared(topicsOf, fromId, toId)),
    ...reason('cites-together', shared(citedBy, fromId, toId)),
  ];
}

function reason(kind: StoredReason['kind'], details: string[]): StoredReason[] {
  return details.length > 0 ? [{ kind, details }] : [];
}

/** What stands in both lists, by its name. */
function shared(named: Map<string, Map<string, string>>, fromId: string, toId: string) {
  const [own, other] = [named.get(fromId), named.get(toId)];
  return [...(own ?? [])].filter(([id]) => other?.has(id)).map(([, name]) => name);
}

async function readTopics(db: Database, workIds: string[]) {
  const [works, rows] = await Promise.all([
    db
      .select({ workId: graphWorks.workId, topicIds: graphWorks.topicIds })
      .from(graphWorks)
      .where(isAmong(graphWorks.workId, workIds)),
    db.select({ id: topics.id, name: topics.name }).from(topics),
  ]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return new Map(
    works.map(({ workId, topicIds }) => [
      workId,
      new Map(topicIds.map((id): [string, string] => [id, names.get(id) ?? '']).filter(([, name]) => name)),
    ]),
  );
}

async function readCitedTitles(db: Database, workIds: string[]) {
  const links = await listLinks(db, 'from', workIds);
  const citedIds = [...new Set(links.map(({ toId }) => toId))];
  if (citedIds.length === 0) return new Map<string, Map<string, string>>();
  const rows = await db
    .select({ workId: essays.workId, title: essays.title })
    .from(essays)
    .where(and(eq(essays.standing, true), isAmong(essays.workId, citedIds)));
  const titles = new Map(rows.map(({ workId, title }) => [workId, title]));
  return new Map(
    [...Map.groupBy(links, ({ fromId }) => fromId)].map(([fromId, cited]) => [
      fromId,
      new Map(cited.map(({ toId }): [string, string] => [toId, titles.get(toId) ?? ''])),
    ]),
  );
}
