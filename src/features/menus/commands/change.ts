import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { menuRevisions, menus } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { findSite } from '../../site/queries.ts';
import { loadTree } from '../queries/tree.ts';
import { applyChange } from '../rules/apply.ts';
import type { MenuChange, RecordedChange } from '../rules/change.ts';
import { leadsTo } from '../rules/rows.ts';
import { itemIn, type MenuTree, nameIn } from '../rules/tree.ts';
import { keepFirstRevision, keepRevision } from './revisions.ts';
import { requireTarget } from './targets.ts';
import { writeTree } from './write-tree.ts';

interface Editing {
  /** The curator, or none for a change that nobody made by hand. */
  by: string | null;
  now: Date;
}

/**
 * Does one thing to a menu, as its curator saw it at version `since`. @returns its version afterwards.
 * @throws DomainError NOT_FOUND when what the change names is gone; CONFLICT when someone else changed that very thing
 * since, or it cannot stand there.
 */
export function changeMenu(
  db: Database,
  menuId: string,
  change: MenuChange,
  { since, ...editing }: Editing & { since: number },
): Promise<number> {
  return db.transaction(async (tx) => {
    const menu = await lockMenu(tx, menuId);
    const before = await loadTree(tx, menu);
    if (since < menu.version) await refuseIfChanged(tx, menu.id, since, before, change);
    const { language, timeZone } = await findSite(tx);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(editing.now);
    if ('resource' in change) await requireTarget(tx, leadsTo(change.resource));
    const after = applyChange(before, change, { now: editing.now, today, newId: uuidv7 });
    const recorded = 'id' in change ? { ...change, named: nameIn(before, change.id) } : change;
    return saveTree(tx, menu, { before, after, change: recorded, language }, editing);
  });
}

/** @throws DomainError NOT_FOUND. */
export async function lockMenu(tx: Database, menuId: string) {
  const [menu] = await tx.select().from(menus).where(eq(menus.id, menuId)).for('update');
  if (!menu) throw new DomainError('NOT_FOUND', (w) => w.menus.gone);
  return menu;
}

/** Someone else's words are not written over unseen; moving something leaves its words alone. */
async function refuseIfChanged(
  tx: Database,
  menuId: string,
  since: number,
  now: MenuTree,
  change: MenuChange,
) {
  if (!/^(describe|edit-|remove-|retire)/.test(change.kind)) return;
  const [revision] = await tx
    .select({ content: menuRevisions.content })
    .from(menuRevisions)
    .where(and(eq(menuRevisions.menuId, menuId), eq(menuRevisions.version, since)));
  const seen = revision?.content as MenuTree | undefined;
  const words = (tree: MenuTree) =>
    asKept('id' in change ? itemIn(tree, change.id) : { title: tree.title, description: tree.description });
  if (seen && !isDeepStrictEqual(words(seen), words(now)))
    throw new DomainError('CONFLICT', (w) => w.menus.changedMeanwhile);
}

/** As it comes back from the history, which keeps neither the order of fields nor those that say nothing. */
const asKept = (words: object | undefined): unknown => JSON.parse(JSON.stringify(words ?? null));

interface Saving {
  before: MenuTree;
  after: MenuTree;
  change: RecordedChange;
  language: string;
}

/** Writes a menu as it is now, and how it came to be so. @returns its new version. */
export async function saveTree(
  tx: Database,
  menu: typeof menus.$inferSelect,
  { before, after, change, language }: Saving,
  { by, now }: Editing,
): Promise<number> {
  const { title, description } = after;
  const version = menu.version + 1;
  await keepFirstRevision(tx, menu, before);
  await writeTree(tx, menu.id, { before, after, language });
  await tx
    .update(menus)
    .set({ title, description, version, updatedAt: now, source: 'studio' })
    .where(eq(menus.id, menu.id));
  await keepRevision(tx, menu.id, { version, change, before, after, by, now });
  await changed(tx, ['menus', `menu:${menu.slug}`]);
  return version;
}
