import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { citations, graphWorks, heavyTerms } from '#db/schema/index.ts';
import { settings } from '#src/settings.ts';
import { essayPath } from '../../addresses/rules.ts';
import { isAmong } from '../queries/among.ts';
import { GraphMemory } from '../queries/memory.ts';
import { primaryLanguage } from '../queries/snapshot.ts';
import { readTexts } from '../queries/texts.ts';
import { readWeighed } from '../queries/weighed.ts';
import { citedPaths } from '../rules/citations.ts';
import { packVector } from '../rules/vector.ts';
import type { Weighed } from '../rules/weights.ts';

type Text = Awaited<ReturnType<typeof readTexts>>[number];

/**
 * Writes down what the graph needs to know of works: their weighed terms and what they link to. Those that readers may
 * not open leave the graph. @returns the ids of those that are in it.
 */
export async function weighWorks(
  tx: Database,
  workIds: string[],
  memory = new GraphMemory(),
): Promise<string[]> {
  const texts = await readTexts(tx, workIds);
  const present = texts.map(({ workId }) => workId);
  const gone = workIds.filter((id) => !present.includes(id));
  if (gone.length > 0) await tx.delete(graphWorks).where(isAmong(graphWorks.workId, gone));
  if (texts.length === 0) return [];
  const weighed = await readWeighed(tx, texts, memory);
  await writeWorks(tx, texts, weighed);
  await Promise.all([writeHeavyTerms(tx, present, weighed), writeCitations(tx, texts)]);
  return present;
}

async function writeWorks(tx: Database, texts: Text[], weighed: Weighed[]) {
  const rows = weighed.flatMap(({ vector, named }, at) => {
    const text = texts[at];
    if (!text) return [];
    const { workId, lang, publishedAt, topicIds } = text;
    return [
      { workId, lang: primaryLanguage(lang), publishedAt, topicIds, named, vector: packVector(vector) },
    ];
  });
  const { lang, publishedAt, topicIds, named, vector } = excluded;
  await tx
    .insert(graphWorks)
    .values(rows)
    .onConflictDoUpdate({ target: graphWorks.workId, set: { lang, publishedAt, topicIds, named, vector } });
}

const excluded = {
  lang: sql`excluded.lang`,
  publishedAt: sql`excluded.published_at`,
  topicIds: sql`excluded.topic_ids`,
  named: sql`excluded.named`,
  vector: sql`excluded.vector`,
};

async function writeHeavyTerms(tx: Database, workIds: string[], weighed: Weighed[]) {
  await tx.delete(heavyTerms).where(isAmong(heavyTerms.workId, workIds));
  const rows = weighed.flatMap(({ heavy }, at) => heavy.map((one) => ({ ...one, workId: workIds[at] })));
  await tx.execute(sql`
    insert into heavy_terms (work_id, term, weight)
    select * from unnest(
      ${sql.param(rows.map((row) => row.workId))}::uuid[],
      ${sql.param(rows.map((row) => row.term))}::int[],
      ${sql.param(rows.map((row) => row.weight))}::int[])`);
}

async function writeCitations(tx: Database, texts: Text[]) {
  const { siteUrl } = settings();
  await tx.delete(citations).where(
    isAmong(
      citations.workId,
      texts.map(({ workId }) => workId),
    ),
  );
  const rows = texts.flatMap(({ workId, body, slug }) =>
    citedPaths(body, siteUrl, essayPath(slug)).map((path) => ({ workId, path })),
  );
  if (rows.length > 0) await tx.insert(citations).values(rows);
}
