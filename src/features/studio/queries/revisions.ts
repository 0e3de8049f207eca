import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, members, revisions, pages as sitePages } from '#db/schema/index.ts';
import type { NumberedPage } from '../../essays/queries/cards.ts';
import type { Draft } from '../rules/draft.ts';
import { draftMatter, pageDraftMatter } from '../rules/matter.ts';

type Of = Pick<Draft, 'kind' | 'essayId' | 'pageId'>;

const lineColumns = {
  id: revisions.id,
  savedAt: revisions.savedAt,
  savedBy: members.name,
  title: revisions.title,
  name: revisions.name,
  published: revisions.published,
  current: sql<boolean>`${revisions.hash} = coalesce(${essays.hash}, ${sitePages.hash})`,
};

const ofDraft = ({ essayId, pageId }: Of) =>
  essayId ? eq(revisions.essayId, essayId) : eq(revisions.pageId, pageId ?? '');

export const REVISIONS_PER_PAGE = 20;

/** A page of a draft's revisions, the newest first; undefined past the last page. */
export async function listRevisions(
  db: Database,
  draft: Of,
  page = 1,
): Promise<NumberedPage<RevisionLine> | undefined> {
  const total = await db.$count(revisions, ofDraft(draft));
  const pages = Math.max(1, Math.ceil(total / REVISIONS_PER_PAGE));
  if (page > pages) return undefined;
  const items = await db
    .select(lineColumns)
    .from(revisions)
    .leftJoin(members, eq(members.id, revisions.savedBy))
    .leftJoin(essays, eq(essays.id, revisions.essayId))
    .leftJoin(sitePages, eq(sitePages.id, revisions.pageId))
    .where(ofDraft(draft))
    .orderBy(desc(revisions.savedAt), desc(revisions.id))
    .limit(REVISIONS_PER_PAGE)
    .offset((page - 1) * REVISIONS_PER_PAGE);
  return { items, page, pages, total };
}

export interface RevisionLine {
  id: string;
  savedAt: Date;
  /** None for a file's, and once they left. */
  savedBy: string | null;
  title: string;
  name: string | null;
  /** Whether readers have seen it. */
  published: boolean;
  /** Whether it is what readers see, or will at its time. */
  current: boolean;
}

/** One revision of a draft with all it says. */
export async function findRevision(db: Database, draft: Of, id: string) {
  const [row] = await db
    .select({ ...lineColumns, body: revisions.body, matter: revisions.matter })
    .from(revisions)
    .leftJoin(members, eq(members.id, revisions.savedBy))
    .leftJoin(essays, eq(essays.id, revisions.essayId))
    .leftJoin(sitePages, eq(sitePages.id, revisions.pageId))
    .where(and(eq(revisions.id, id), ofDraft(draft)));
  if (!row) return undefined;
  const matter = (draft.kind === 'essay' ? draftMatter : pageDraftMatter).parse(row.matter);
  return { ...row, matter };
}

export type Revision = NonNullable<Awaited<ReturnType<typeof findRevision>>>;
