import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, pages, revisions } from '#db/schema/index.ts';
import { type Draft, isShown } from '../rules/draft.ts';
import { draftMatter, pageDraftMatter } from '../rules/matter.ts';
import { essayFile, pageFile } from '../rules/mdx-file.ts';
import { essayMatter } from './draft.ts';
import { presentMatter } from './present.ts';

/** A draft as it stands, as a file that says the same. */
export async function mdxFileOf(db: Database, draft: Draft): Promise<string> {
  if (draft.kind === 'page') return pageFile(draft.matter, draft.body);
  const { status, publishedAt, body } = draft;
  const matter = await presentMatter(db, draft.matter);
  const date = isShown(status) ? publishedAt?.toISOString() : undefined;
  return essayFile({ ...matter, published: matter.published ?? date }, body, { draft: !isShown(status) });
}

/** What readers see, or will at its time, as a draft would say it; undefined when they see nothing. */
export async function findSeen(db: Database, draft: Draft): Promise<Draft | undefined> {
  if (!isShown(draft.status)) return undefined;
  const { essayId, pageId } = draft;
  const [seen] = await db
    .select({ matter: revisions.matter, body: revisions.body })
    .from(revisions)
    .leftJoin(essays, eq(essays.id, revisions.essayId))
    .leftJoin(pages, eq(pages.id, revisions.pageId))
    .where(
      essayId
        ? and(eq(revisions.essayId, essayId), eq(revisions.hash, essays.hash))
        : and(eq(revisions.pageId, pageId ?? ''), eq(revisions.hash, pages.hash)),
    )
    .orderBy(desc(revisions.savedAt))
    .limit(1);
  if (!seen) return undefined;
  const { body, matter } = seen;
  return draft.kind === 'essay'
    ? { ...draft, body, matter: essayMatter(draftMatter.parse(matter), draft.original) }
    : { ...draft, body, matter: pageDraftMatter.parse(matter) };
}
