import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, pages } from '#db/schema/index.ts';
import type { Draft } from '../rules/draft.ts';

/** The text that readers see of what a draft is of; none before it is first published. */
export async function findPublishedText(db: Database, draft: Draft): Promise<string | undefined> {
  if (draft.publishedVersion === null) return undefined;
  const [row] =
    draft.kind === 'essay'
      ? await db.select({ body: essays.body }).from(essays).where(eq(essays.id, draft.essayId))
      : await db.select({ body: pages.body }).from(pages).where(eq(pages.id, draft.pageId));
  return row?.body;
}
