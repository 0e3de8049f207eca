import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { essays, topics } from '#db/schema/index.ts';
import type { RelatedEssay } from '../rules/reasons.ts';
import { similarity } from '../rules/score.ts';
import { sharedTerms } from '../rules/shared.ts';
import { isAmong } from './among.ts';
import { readComparables } from './comparables.ts';
import { GraphMemory } from './memory.ts';
import { CANDIDATES } from './overlaps.ts';
import { readWeighed } from './weighed.ts';

/** A text as it is being written, published or not. */
export interface Draft {
  title: string;
  text: string;
  lang: string;
  /** Slugs. */
  topics: string[];
  /** When it was, or may be, published. */
  date: Date;
  /** Slugs of essays whose works are not suggested: its own, and those that it is related to already. */
  except: string[];
}

/** The published essays that are most like a draft, with what they share; nothing of the draft is kept. */
export async function suggestRelated(
  db: Database,
  draft: Draft,
  most: number,
): Promise<(RelatedEssay & { id: string })[]> {
  const [weighed] = await readWeighed(db, [draft]);
  if (!weighed) return [];
  const candidateIds = await listOverlapping(db, weighed.heavy, draft.except);
  if (candidateIds.length === 0) return [];
  const own = { ...weighed, publishedAt: draft.date, topicIds: await topicIdsOf(db, draft.topics) };
  const works = await readComparables(db, candidateIds, new GraphMemory());
  const best = [...works]
    .map(([workId, work]) => ({
      workId,
      score: similarity(own, work),
      shared: sharedTerms(own.named, work.named),
    }))
    .sort((one, other) => other.score - one.score)
    .slice(0, most);
  const shown = await readShown(
    db,
    best.map(({ workId }) => workId),
  );
  return best.flatMap(({ workId, score, shared }) =>
    (shown.get(workId) ?? []).map(({ workId: _, ...essay }) => ({
      ...essay,
      score,
      reasons: [{ kind: 'shares-terms' as const, details: shared }],
    })),
  );
}

async function listOverlapping(
  db: Database,
  heavy: { term: number; weight: number }[],
  except: string[],
): Promise<string[]> {
  const rows = rowsOf<{ workId: string }>(
    await db.execute(sql`
      select work_id as "workId"
      from unnest(${sql.param(heavy.map(({ term }) => term))}::int[],
        ${sql.param(heavy.map(({ weight }) => weight))}::int[]) mine (term, weight)
      join heavy_terms other on other.term = mine.term
      where work_id <> all(array(select work_id from essays where slug = any(${sql.param(except)}::text[])))
      group by work_id order by sum(mine.weight * other.weight) desc limit ${CANDIDATES}`),
  );
  return rows.map(({ workId }) => workId);
}

async function topicIdsOf(db: Database, slugs: string[]): Promise<string[]> {
  const rows = await db.select({ id: topics.id }).from(topics).where(inArray(topics.slug, slugs));
  return rows.map(({ id }) => id);
}

async function readShown(db: Database, workIds: string[]) {
  const { id, workId, slug, title, standfirst, lang } = essays;
  const rows = await db
    .select({ id, workId, slug, title, standfirst, lang })
    .from(essays)
    .where(and(eq(essays.standing, true), isAmong(essays.workId, workIds)));
  return Map.groupBy(rows, (row) => row.workId);
}
