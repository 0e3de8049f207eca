import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { menus } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { findSite } from '../../site/queries.ts';
import { isAwaited } from '../queries/awaited.ts';
import { findMenuRevision } from '../queries/curate.ts';
import { loadTree } from '../queries/tree.ts';
import { flattened } from '../rules/depth.ts';
import type { MenuFile } from '../rules/file.ts';
import { EMPTY_MENU, type MenuTree, treeOf } from '../rules/tree.ts';
import { lockMenu, saveTree } from './change.ts';
import { withOwnIds } from './own-ids.ts';
import { keepRevision } from './revisions.ts';
import { withoutMissing } from './targets.ts';

interface Editing {
  /** None for an import. */
  by: string | null;
  now: Date;
}

/** Begins an empty menu. @throws DomainError CONFLICT when the address is taken. */
export function beginMenu(db: Database, slug: string, title: string, { by, now }: Editing) {
  return db.transaction(async (tx) => {
    const [menu] = await tx
      .insert(menus)
      .values({ slug, title, source: 'studio', hash: '', updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (!menu) throw new DomainError('CONFLICT', (w) => w.menus.slugTaken);
    const after = { ...EMPTY_MENU, title };
    await keepRevision(tx, menu.id, { version: 1, change: { kind: 'begin' }, after, by, now });
    await changed(tx, ['menus', `menu:${slug}`]);
    return slug;
  });
}

/**
 * Makes a menu what it was at an earlier version, as a new one. With `unlessChangedSince` only while that is still the
 * newest: that is how the last change is undone. @throws DomainError NOT_FOUND, CONFLICT.
 */
export function restoreMenu(
  db: Database,
  menuId: string,
  version: number,
  { unlessChangedSince, ...editing }: Editing & { unlessChangedSince?: number },
) {
  return replaceMenu(db, menuId, editing, { kind: 'restore', version }, async (tx, menu) => {
    if (unlessChangedSince !== undefined && menu.version !== unlessChangedSince)
      throw new DomainError('CONFLICT', (w) => w.menus.changedSince);
    const content = await findMenuRevision(tx, menuId, version);
    if (!content) throw new DomainError('NOT_FOUND', (w) => w.menus.noSuchVersion);
    return content;
  });
}

/** Lets a menu say what its file says by now. @throws DomainError NOT_FOUND when nothing is offered. */
export function takeOffered(db: Database, menuId: string, editing: Editing) {
  return replaceMenu(db, menuId, editing, { kind: 'file' }, async (tx, menu) => {
    if (!menu.offered) throw new DomainError('NOT_FOUND', (w) => w.menus.nothingOffered);
    await tx.update(menus).set({ offered: null }).where(eq(menus.id, menuId));
    return treeOf(menu.offered as MenuFile, await loadTree(tx, menu), uuidv7);
  });
}

/** Leaves what a file says by now, until it changes again. */
export const leaveOffered = (db: Database, menuId: string) =>
  db.update(menus).set({ offered: null }).where(eq(menus.id, menuId));

/**
 * Puts what was brought along in place of what a menu holds.
 * @returns how many resources were left out, because nothing of this site is where they lead.
 */
export async function importIntoMenu(db: Database, menuId: string, file: MenuFile, editing: Editing) {
  const resources = countResources(file.sections);
  const shallow = { ...file, sections: flattened(file.sections) };
  let kept = 0;
  await replaceMenu(db, menuId, editing, { kind: 'import', resources }, async (tx, menu) => {
    const tree = await withoutMissing(tx, treeOf(shallow, await loadTree(tx, menu), uuidv7));
    kept = countResources(tree.sections);
    return tree;
  });
  return resources - kept;
}

const countResources = (sections: MenuFile['sections']): number =>
  sections.reduce((sum, one) => sum + one.resources.length + countResources(one.sections), 0);

type Locked = Awaited<ReturnType<typeof lockMenu>>;

function replaceMenu(
  db: Database,
  menuId: string,
  editing: Editing,
  change: Parameters<typeof saveTree>[2]['change'],
  next: (tx: Database, menu: Locked) => Promise<MenuTree>,
) {
  return db.transaction(async (tx) => {
    const menu = await lockMenu(tx, menuId);
    const before = await loadTree(tx, menu);
    const after = await withOwnIds(tx, menuId, await withoutMissing(tx, await next(tx, menu)));
    const { language } = await findSite(tx);
    return saveTree(tx, menu, { before, after, change, language }, editing);
  });
}

/**
 * Takes a menu away with its history. Resources of other menus stay.
 * @throws DomainError CONFLICT while members wait for an answer to what they suggested for it.
 */
export async function removeMenu(db: Database, menuId: string) {
  await db.transaction(async (tx) => {
    if (await isAwaited(tx, menuId)) throw new DomainError('CONFLICT', (w) => w.menus.suggestionsWait);
    const [gone] = await tx.delete(menus).where(eq(menus.id, menuId)).returning({ slug: menus.slug });
    if (gone) await changed(tx, ['menus', `menu:${gone.slug}`]);
  });
}
