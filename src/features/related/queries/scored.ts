import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { linkedWorks } from '#db/schema/index.ts';
import { linkedScore, neighbourhoodCosine } from '../rules/score.ts';
import { isAmong } from './among.ts';
import { listLinks } from './neighbours.ts';
import { CANDIDATES, FEW_CANDIDATES } from './overlaps.ts';

/** A work that is similar, with the terms that both share. */
export interface Scored {
  toId: string;
  score: number;
  shared: string[];
}

/** The candidates of each work by similarity, text and links taken together; where there are few, topics help. */
export async function listScored(db: Database, workIds: string[]): Promise<Map<string, Scored[]>> {
  const cited = Map.groupBy(await listLinks(db, 'from', workIds), ({ fromId }) => fromId);
  const citedIds = [...cited.values()].flat().map(({ toId }) => toId);
  const lists = await listCandidates(db, [...workIds, ...citedIds]);
  const links = await readSnapshotLinks(
    db,
    workIds.flatMap((id) => [id, ...(lists.get(id) ?? []).map(({ toId }) => toId)]),
  );
  const scored = new Map<string, Scored[]>();
  for (const workId of workIds) {
    const toCited = (cited.get(workId) ?? []).map(({ toId }) => ({
      citedId: toId,
      scores: new Map((lists.get(toId) ?? []).map((candidate) => [candidate.toId, candidate.score])),
    }));
    const list = (lists.get(workId) ?? []).map(({ toId, score, shared }) => ({
      toId,
      shared,
      score: linkedScore(score, {
        toCited: toCited.filter(({ citedId }) => citedId !== toId).map(({ scores }) => scores.get(toId) ?? 0),
        neighbourhoods: neighbourhoodCosine(links.neighbours(workId), links.neighbours(toId)),
        inDegree: links.inDegree(toId),
      }),
    }));
    scored.set(workId, list);
  }
  const sparse = workIds.filter((id) => (scored.get(id) ?? []).length < FEW_CANDIDATES);
  for (const { workId, ...helped } of await listOnTopics(db, sparse))
    if (!scored.get(workId)?.some(({ toId }) => toId === helped.toId)) scored.get(workId)?.push(helped);
  return scored;
}

async function listCandidates(db: Database, workIds: string[]) {
  const rows = rowsOf<{ workId: string; list: Scored[] }>(
    await db.execute(sql`
      select work_id as "workId",
        json_agg(json_build_object('toId', candidate_id, 'score', score, 'shared', shared)) as list
      from (select *, row_number() over (partition by work_id order by overlap desc, candidate_id) as rank
        from candidates where work_id = any(${sql.param([...new Set(workIds)])}::uuid[])) ranked
      where rank <= ${CANDIDATES} group by work_id`),
  );
  return new Map(rows.map(({ workId, list }) => [workId, list]));
}

/** Links as the snapshot has them. */
async function readSnapshotLinks(db: Database, workIds: string[]) {
  const rows =
    workIds.length === 0
      ? []
      : await db
          .select()
          .from(linkedWorks)
          .where(isAmong(linkedWorks.workId, [...new Set(workIds)]))
          .orderBy(linkedWorks.workId, linkedWorks.neighbourId);
  const byWork = Map.groupBy(rows, ({ workId }) => workId);
  return {
    neighbours: (workId: string) =>
      new Map((byWork.get(workId) ?? []).map(({ neighbourId, weight }) => [neighbourId, weight])),
    inDegree: (workId: string) => (byWork.get(workId) ?? []).filter(({ incoming }) => incoming).length,
  };
}

/** What only stands under the same topics stays below everything whose text is similar. */
const TOPICS_ALONE = 0.02;
const OTHER_LANGUAGE_SHARE = 0.5;
const ENOUGH = 12;

/** Works under the same topics, those in the same language first, then the more topics they share and the closer in time. */
async function listOnTopics(db: Database, workIds: string[]): Promise<(Scored & { workId: string })[]> {
  if (workIds.length === 0) return [];
  const rows = rowsOf<{ workId: string; toId: string; sameLanguage: boolean; alike: number }>(
    await db.execute(sql`
      select own.work_id as "workId", near.work_id as "toId", near.lang = own.lang as "sameLanguage", alike
      from graph_works own
      cross join lateral (
        select other.work_id, other.lang, count(*) / sqrt(cardinality(own.topic_ids) * cardinality(other.topic_ids)) as alike
        from unnest(own.topic_ids) topic
        join essay_topics on essay_topics.topic_id = topic
        join essays on essays.id = essay_topics.essay_id and essays.standing
        join graph_works other on other.work_id = essays.work_id and other.work_id <> own.work_id
        group by other.work_id
        order by other.lang = own.lang desc, alike desc,
          abs(extract(epoch from other.published_at - own.published_at)), other.work_id
        limit ${ENOUGH}) near
      where own.work_id = any(${sql.param(workIds)}::uuid[])`),
  );
  return rows.map(({ workId, toId, sameLanguage, alike }) => ({
    workId,
    toId,
    score: TOPICS_ALONE * alike * (sameLanguage ? 1 : OTHER_LANGUAGE_SHARE),
    shared: [],
  }));
}
