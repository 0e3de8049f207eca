import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, essays, members, pages } from '#db/schema/index.ts';
import type { NumberedPage } from '../../essays/queries/cards.ts';
import type { DraftStatus, ReviewState } from '../rules/draft.ts';
import type { Writer } from '../rules/writer.ts';
import { joinedBy, workedOnBy } from './access.ts';
import { draftStatus } from './draft.ts';

export const DRAFTS_PER_PAGE = 20;

/** What a list can be narrowed to. */
export const DRAFT_STATES = [
  'draft',
  'scheduled',
  'published',
  'unpublished',
  'waiting',
  'returned',
  'deleted',
] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export interface DraftLine {
  id: string;
  kind: 'essay' | 'page';
  slug: string;
  status: DraftStatus;
  review: ReviewState;
  /** Empty while it has none. */
  title: string;
  /** What the edition is called; none for the original. */
  editionLabel: string | null;
  lang: string | null;
  publishedAt: Date | null;
  /** Whether it has changes that readers do not see yet. */
  edited: boolean;
  savedAt: Date;
  savedBy: string | null;
  submittedAt: Date | null;
  deletedAt: Date | null;
  /** Names of those who work on it. */
  writers: string[];
}

interface Asked {
  /** For owners: everyone's, not only one's own. */
  all: boolean;
  /** None: all but those thrown away. */
  state?: DraftState | undefined;
  /** From 1. */
  page?: number;
}

/** A page of drafts, the last saved first; undefined past the last page. */
export async function listDrafts(
  db: Database,
  member: Writer,
  { all, state, page = 1 }: Asked,
): Promise<NumberedPage<DraftLine> | undefined> {
  const whose = all ? workedOnBy(db, member) : joinedBy(db, member.id);
  const which = and(whose, workedOnBy(db, member), inState(state));
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(drafts)
    .leftJoin(essays, eq(essays.id, drafts.essayId))
    .leftJoin(pages, eq(pages.id, drafts.pageId))
    .where(which);
  const total = counted?.total ?? 0;
  const last = Math.max(1, Math.ceil(total / DRAFTS_PER_PAGE));
  if (page > last) return undefined;
  const items = await db
    .select(lineColumns)
    .from(drafts)
    .leftJoin(essays, eq(essays.id, drafts.essayId))
    .leftJoin(pages, eq(pages.id, drafts.pageId))
    .leftJoin(members, eq(members.id, drafts.savedBy))
    .where(which)
    .orderBy(desc(drafts.savedAt), desc(drafts.id))
    .limit(DRAFTS_PER_PAGE)
    .offset((page - 1) * DRAFTS_PER_PAGE);
  return { items, page, pages: last, total };
}

const lineColumns = {
  id: drafts.id,
  kind: sql<DraftLine['kind']>`case when ${drafts.essayId} is null then 'page' else 'essay' end`,
  slug: sql<string>`coalesce(${essays.slug}, ${pages.slug})`,
  status: draftStatus,
  review: drafts.review,
  title: sql<string>`coalesce(${drafts.matter}->>'title', '')`,
  editionLabel: sql<string | null>`${drafts.matter}->'editionOf'->>'label'`,
  lang: sql<string | null>`${drafts.matter}->>'lang'`,
  publishedAt: essays.publishedAt,
  edited: sql<boolean>`coalesce(${drafts.version} > ${drafts.publishedVersion}, false)`,
  savedAt: drafts.savedAt,
  savedBy: members.name,
  submittedAt: drafts.submittedAt,
  deletedAt: drafts.deletedAt,
  writers: sql<string[]>`(
    select coalesce(json_agg(who.name order by collaborators.joined_at, who.name), '[]')
    from collaborators join members who on who.id = collaborators.member_id
    where collaborators.draft_id = ${drafts.id} and collaborators.joined_at is not null)`,
};

function inState(state: DraftState | undefined): SQL | undefined {
  if (state === 'deleted') return isNotNull(drafts.deletedAt);
  const kept = isNull(drafts.deletedAt);
  if (state === undefined) return kept;
  if (state === 'waiting' || state === 'returned') return and(kept, eq(drafts.review, state));
  return and(kept, sql`${draftStatus} = ${state}`);
}
