import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, essays, members, pages } from '#db/schema/index.ts';
import type { Collaborator, Draft, DraftStatus } from '../rules/draft.ts';
import { type DraftMatter, draftMatter, pageDraftMatter } from '../rules/matter.ts';
import type { Writer } from '../rules/writer.ts';
import { workedOnBy } from './access.ts';
import { withPresentNames } from './present-names.ts';

interface StoredCollaborator extends Omit<Collaborator, 'joinedAt'> {
  joinedAt: string | null;
}

/** A page that was never published is a draft as well. */
export const draftStatus = sql<DraftStatus>`coalesce(${essays.status}::text,
  case when ${pages.status} = 'published' then 'published' when ${drafts.publishedVersion} is null then 'draft'
    else 'unpublished' end)`;

const draftColumns = {
  id: drafts.id,
  essayId: drafts.essayId,
  pageId: drafts.pageId,
  slug: sql<string>`coalesce(${essays.slug}, ${pages.slug})`,
  status: draftStatus,
  original: sql<string | null>`(select first.slug from essays first
    where first.work_id = ${essays.workId} and first.edition_label is null and ${essays.editionLabel} is not null)`,
  matter: drafts.matter,
  body: drafts.body,
  version: drafts.version,
  publishedVersion: drafts.publishedVersion,
  publishedAt: essays.publishedAt,
  savedAt: drafts.savedAt,
  savedBy: members.name,
  review: drafts.review,
  submittedAt: drafts.submittedAt,
  deletedAt: drafts.deletedAt,
  collaborators: sql<StoredCollaborator[]>`(
    select coalesce(json_agg(json_build_object('memberId', who.id, 'name', who.name, 'joinedAt', collaborators.joined_at)
      order by collaborators.joined_at nulls last, who.name), '[]')
    from collaborators join members who on who.id = collaborators.member_id where collaborators.draft_id = ${drafts.id})`,
};

/** A draft that the member may work on, thrown away or not. */
export const findDraft = (db: Database, id: string, member: Writer): Promise<Draft | undefined> =>
  findOne(db, and(eq(drafts.id, id), workedOnBy(db, member)));

/** The draft of an essay, whoever asks. */
export const findDraftOfEssay = (db: Database, essayId: string) => findOne(db, eq(drafts.essayId, essayId));

export async function findOne(db: Database, which: SQL | undefined): Promise<Draft | undefined> {
  const [row] = await db
    .select(draftColumns)
    .from(drafts)
    .leftJoin(essays, eq(essays.id, drafts.essayId))
    .leftJoin(pages, eq(pages.id, drafts.pageId))
    .leftJoin(members, eq(members.id, drafts.savedBy))
    .where(which);
  if (!row) return undefined;
  const { essayId, pageId, matter, original, ...rest } = row;
  const collaborators = rest.collaborators.map(({ joinedAt, ...who }) => ({
    ...who,
    joinedAt: joinedAt ? new Date(joinedAt) : null,
  }));
  const shared = { ...rest, collaborators };
  if (essayId)
    return {
      ...shared,
      kind: 'essay',
      essayId,
      pageId: null,
      original,
      matter: await withPresentNames(db, essayMatter(matter, original)),
    };
  if (pageId)
    return { ...shared, kind: 'page', essayId: null, pageId, matter: pageDraftMatter.parse(matter) };
  throw new Error(`The draft ${row.id} belongs to nothing.`);
}

/** An edition names its original by the address it has now, whatever it was called when it was saved. */
export function essayMatter(stored: unknown, original: string | null): DraftMatter {
  const matter = draftMatter.parse(stored);
  const { label = '', reason = '' } = matter.editionOf ?? {};
  const editionOf = original ? { essay: original, label, reason } : undefined;
  return draftMatter.parse({ ...matter, editionOf });
}
