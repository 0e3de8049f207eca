import { eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { essays, pages } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { settleWorks } from '../../essays/commands/works.ts';
import type { Draft, DraftStatus } from '../rules/draft.ts';
import type { Writer } from '../rules/writer.ts';
import { findOpenDraft } from './save.ts';

/**
 * Takes an essay or page offline, or off the schedule; publishing it again undoes it.
 * @throws DomainError NOT_FOUND; CONFLICT when readers do not see it anyway.
 */
export function unpublishDraft(db: Database, member: Writer, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, member, id);
    if (draft.status === 'published') return show(tx, draft, 'unpublished');
    if (draft.status === 'scheduled') return show(tx, draft, 'draft');
    throw new DomainError('CONFLICT', (w) => w.studio.notShown);
  });
}

/** Lets readers see what a draft's row says, or no longer see it, and says what changed. */
export async function show(tx: Database, { essayId, pageId }: Draft, status: DraftStatus) {
  if (essayId) {
    const undated = status === 'draft' ? { publishedAt: null } : {};
    const [row] = await tx
      .update(essays)
      .set({ status, standing: false, ...undated })
      .where(eq(essays.id, essayId))
      .returning({ workId: essays.workId, slug: essays.slug });
    if (!row) throw new Error('A draft has no essay.');
    await settleWorks(tx, [row.workId]);
    return changed(tx, ['essays', 'menus', `essay:${row.slug}`]);
  }
  if (pageId) {
    const shown = status === 'published' ? 'published' : 'unpublished';
    const [row] = await tx
      .update(pages)
      .set({ status: shown })
      .where(eq(pages.id, pageId))
      .returning({ slug: pages.slug });
    return changed(tx, ['pages', 'menus', 'site', `page:${row?.slug}`]);
  }
}
