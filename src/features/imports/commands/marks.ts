import type { drafts } from '#db/schema/index.ts';
import type { ItemRow } from '../queries/items.ts';

/** Tells a draft as it came in from one that was saved, published or taken offline here since. */
export const markOfDraft = (version: number, published: boolean) =>
  `${version} ${published ? 'published' : 'draft'}`;

/** Whether someone changed an essay or page here after it came in. */
export function editedSince(
  before: Pick<ItemRow, 'mark'> | undefined,
  draft: Pick<typeof drafts.$inferSelect, 'version' | 'publishedVersion' | 'deletedAt'>,
  status: string,
): boolean {
  const published = draft.publishedVersion !== null;
  const offline = published && status !== 'published' && status !== 'scheduled';
  return draft.deletedAt !== null || offline || before?.mark !== markOfDraft(draft.version, published);
}
