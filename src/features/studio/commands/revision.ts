import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, pages, revisions } from '#db/schema/index.ts';
import type { Draft } from '../rules/draft.ts';
import { goesOn } from '../rules/revision.ts';
import { hashOf, type Said } from '../rules/text.ts';

interface Keeping {
  essayId: string | null;
  pageId: string | null;
  said: Said;
  member: { id: string };
  now: Date;
  /** Never renews an earlier revision in place, because this one is a step of its own. */
  apart?: boolean;
}

/** Keeps what a draft says as a revision: the one of the same sitting, or a new one. */
export async function keepRevision(tx: Database, { essayId, pageId, said, member, now, apart }: Keeping) {
  const values = { ...revisionOf(said), savedAt: now };
  const newest = apart ? undefined : await findNewest(tx, { essayId, pageId });
  const sitting = { memberId: member.id, publishedHash: newest?.publishedHash ?? '', now };
  if (newest && goesOn(newest, sitting))
    await tx.update(revisions).set(values).where(eq(revisions.id, newest.id));
  else await tx.insert(revisions).values({ essayId, pageId, savedBy: member.id, ...values });
}

/** Marks the revision that readers see, or will; one is made where none says just that. */
export async function keepPublished(
  tx: Database,
  draft: Draft,
  member: { id: string },
  { now, seen }: { now: Date; seen: boolean },
) {
  const { essayId, pageId } = draft;
  const same = and(ofEither({ essayId, pageId }), eq(revisions.hash, hashOf(draft)));
  const mark = () =>
    tx.update(revisions).set({ published: seen }).where(same).returning({ id: revisions.id });
  if ((await mark()).length > 0) return;
  await keepRevision(tx, { essayId, pageId, said: draft, member, now, apart: true });
  await mark();
}

const ofEither = ({ essayId, pageId }: Pick<Keeping, 'essayId' | 'pageId'>) =>
  essayId ? eq(revisions.essayId, essayId) : eq(revisions.pageId, pageId ?? '');

/** What is kept of what a draft says. */
export const revisionOf = (said: Said) => ({
  title: said.matter.title,
  standfirst: 'standfirst' in said.matter ? said.matter.standfirst : said.matter.description,
  body: said.body,
  matter: said.matter,
  hash: hashOf(said),
});

async function findNewest(tx: Database, { essayId, pageId }: Pick<Keeping, 'essayId' | 'pageId'>) {
  const [newest] = await tx
    .select({
      id: revisions.id,
      savedAt: revisions.savedAt,
      savedBy: revisions.savedBy,
      name: revisions.name,
      hash: revisions.hash,
      publishedHash: sql<string>`coalesce(${essays.hash}, ${pages.hash})`,
    })
    .from(revisions)
    .leftJoin(essays, eq(essays.id, revisions.essayId))
    .leftJoin(pages, eq(pages.id, revisions.pageId))
    .where(ofEither({ essayId, pageId }))
    .orderBy(desc(revisions.savedAt), desc(revisions.id))
    .limit(1);
  return newest;
}
