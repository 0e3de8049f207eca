import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, revisions, series, works } from '#db/schema/index.ts';
import { type DraftMatter, draftMatter } from '../rules/matter.ts';
import { isOwner, type Writer } from '../rules/writer.ts';
import { findDraftOfEssay } from './draft.ts';

/** What another edition starts from. */
interface Source {
  workId: string;
  /** The original's present slug. */
  original: string;
  matter: DraftMatter;
  body: string;
}

/** An essay of either door that the member works on or signs, with what it says now. */
export async function findSource(db: Database, member: Writer, essayId: string): Promise<Source | undefined> {
  const [essay] = await db
    .select({
      workId: essays.workId,
      slug: essays.slug,
      source: essays.source,
      body: essays.body,
      hash: essays.hash,
      // Drizzle shortens a lone table's columns, so the subqueries name it in full.
      original: sql<string | null>`(select first.slug from essays first
        where first.work_id = essays.work_id and first.edition_label is null)`,
      signed: sql<boolean>`exists (select from bylines
        where bylines.essay_id = essays.id and bylines.author_id = ${member.authorId}::uuid)`,
    })
    .from(essays)
    .where(eq(essays.id, essayId));
  if (!essay) return undefined;
  const place = { workId: essay.workId, original: essay.original ?? essay.slug };
  const draft = await findDraftOfEssay(db, essayId);
  if (draft?.kind === 'essay') {
    const joined = draft.collaborators.some(({ memberId, joinedAt }) => memberId === member.id && joinedAt);
    if (!(joined || isOwner(member)) || draft.deletedAt) return undefined;
    return { ...place, matter: draft.matter, body: draft.body };
  }
  if (!(essay.signed || isOwner(member))) return undefined;
  return { ...place, body: essay.body, matter: await findPublishedMatter(db, essayId, essay.hash) };
}

/** What the front matter said of the text that readers see. */
export async function findPublishedMatter(db: Database, essayId: string, hash: string): Promise<DraftMatter> {
  const [revision] = await db
    .select({ matter: revisions.matter })
    .from(revisions)
    .where(sql`${revisions.essayId} = ${essayId} and ${revisions.hash} = ${hash}`)
    .orderBy(sql`${revisions.savedAt} desc`)
    .limit(1);
  return draftMatter.parse(revision?.matter ?? {});
}

/** Where an essay stands among editions and in a series, whatever was written of it. */
export async function findPlace(db: Database, essayId: string) {
  const [place] = await db
    .select({
      original: sql<string | null>`(select first.slug from essays first where first.work_id = ${works.id}
        and first.edition_label is null and ${essays.editionLabel} is not null)`,
      series: series.slug,
      part: works.part,
      lead: essays.lead,
      label: essays.editionLabel,
    })
    .from(essays)
    .innerJoin(works, eq(works.id, essays.workId))
    .leftJoin(series, eq(series.id, works.seriesId))
    .where(eq(essays.id, essayId));
  const inSeries = place?.label === null && place.series && place.part;
  return {
    original: place?.original ?? null,
    series: inSeries ? place.series : undefined,
    part: inSeries ? place.part : undefined,
    lead: place?.lead ?? false,
  };
}
