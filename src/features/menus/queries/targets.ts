import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, pages, series, topics } from '#db/schema/index.ts';
import { followSlugs } from '../../addresses/queries.ts';
import { essayPath, pagePath, seriesPath, topicPath } from '../../addresses/rules.ts';
import type { LeadsTo } from '../rules/rows.ts';

const INSIDE = {
  essay: { table: essays, pathOf: essayPath, column: 'essayId' },
  topic: { table: topics, pathOf: topicPath, column: 'topicId' },
  series: { table: series, pathOf: seriesPath, column: 'seriesId' },
  page: { table: pages, pathOf: pagePath, column: 'pageId' },
} as const;

/** What a resource leads to, as its row says it, also where it is named by a former slug; undefined when that is gone. */
export async function findTarget(db: Database, { kind, to }: LeadsTo) {
  if (kind === 'url') return { url: to };
  const { table, pathOf, column } = INSIDE[kind];
  const present = (await followSlugs(db, pathOf, [to])).get(to) ?? to;
  const [row] = await db.select({ id: table.id }).from(table).where(eq(table.slug, present));
  return row && { [column]: row.id };
}
