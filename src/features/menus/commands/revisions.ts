import type { Database } from '#db/client.ts';
import { menuRevisions, type menus } from '#db/schema/index.ts';
import type { RecordedChange } from '../rules/change.ts';
import { newsBetween } from '../rules/news.ts';
import { EMPTY_MENU, type MenuTree } from '../rules/tree.ts';

interface Kept {
  version: number;
  change: RecordedChange;
  /** None where there was no menu before. */
  before?: MenuTree | undefined;
  after: MenuTree;
  /** The curator; none for a file. */
  by?: string | null;
  now: Date;
}

/** Keeps a menu as it is after a change, with what of that is news to readers; a version that is kept already stays. */
export async function keepRevision(tx: Database, menuId: string, kept: Kept) {
  const { version, change, before = EMPTY_MENU, after, by = null, now } = kept;
  const news = newsBetween(before, after);
  await tx
    .insert(menuRevisions)
    .values({ menuId, version, savedAt: now, savedBy: by, change, content: after, news })
    .onConflictDoNothing();
}

/** A menu that has no history yet, from a file of long ago, gets the version that a change is compared with. */
export const keepFirstRevision = (
  tx: Database,
  { id, version, updatedAt }: typeof menus.$inferSelect,
  after: MenuTree,
) => keepRevision(tx, id, { version, change: { kind: 'file' }, after, now: updatedAt });
