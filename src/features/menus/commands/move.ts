import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { menuRevisions, menus } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { findSite } from '../../site/queries.ts';
import { loadTree } from '../queries/tree.ts';
import type { RecordedChange } from '../rules/change.ts';
import { moveBetween } from '../rules/move.ts';
import { nameIn } from '../rules/tree.ts';
import { saveTree } from './change.ts';
import { restoreMenu } from './whole.ts';

interface Editing {
  by: string;
  now: Date;
}

/** A resource or a section, the menu it stands in, and where it goes. */
interface Move {
  id: string;
  from: string;
  to: string;
  /** The section at whose end it stands then; none: a section stands at the end of the menu itself. */
  under: string | null;
}

/**
 * Moves something to another menu, with its id and all that hangs on it; the histories of both say so.
 * @throws DomainError NOT_FOUND, CONFLICT as for a move within a menu.
 */
export function moveToMenu(db: Database, { id, from, to, under }: Move, editing: Editing) {
  return db.transaction(async (tx) => {
    const [source, target] = await lockBoth(tx, from, to);
    const before = { source: await loadTree(tx, source), target: await loadTree(tx, target) };
    const after = moveBetween(before.source, before.target, id, under);
    const { language } = await findSite(tx);
    const named = nameIn(before.source, id);
    const out = { kind: 'move-out' as const, id, named, ...otherMenu(target) };
    const come = { kind: 'move-in' as const, id, named, ...otherMenu(source) };
    // What has gone from one lets go of its id before it comes to the other.
    await saveTree(
      tx,
      source,
      { before: before.source, after: after.source, change: out, language },
      editing,
    );
    await saveTree(
      tx,
      target,
      { before: before.target, after: after.target, change: come, language },
      editing,
    );
    return target.slug;
  });
}

/** How the history of one menu names the other one, and the version that came of the same move. */
const otherMenu = ({ id, title, version }: typeof menus.$inferSelect) => ({
  other: { id, title, version: version + 1 },
});

/** Always in one order, so that two moves in opposite directions never wait for each other. */
async function lockBoth(tx: Database, from: string, to: string) {
  const both = await tx
    .select()
    .from(menus)
    .where(inArray(menus.id, [from, to]))
    .orderBy(menus.id)
    .for('update');
  const [source, target] = [from, to].map((id) => both.find((menu) => menu.id === id));
  if (!source || !target) throw new DomainError('NOT_FOUND', (w) => w.menus.gone);
  return [source, target] as const;
}

/**
 * Takes the change back that led to a version, while that is still the newest; a move between menus in both of them.
 * @throws DomainError CONFLICT when someone has changed one of them since.
 */
export function undoChange(db: Database, menuId: string, version: number, editing: Editing) {
  return db.transaction(async (tx) => {
    const change = await findChange(tx, menuId, version);
    const undo = (of: { id: string; version: number }) =>
      restoreMenu(tx, of.id, of.version - 1, { ...editing, unlessChangedSince: of.version });
    const here = { id: menuId, version };
    if (change?.kind === 'move-in') for (const each of [here, change.other]) await undo(each);
    else if (change?.kind === 'move-out') for (const each of [change.other, here]) await undo(each);
    else await undo(here);
  });
}

async function findChange(tx: Database, menuId: string, version: number) {
  const [row] = await tx
    .select({ change: menuRevisions.change })
    .from(menuRevisions)
    .where(and(eq(menuRevisions.menuId, menuId), eq(menuRevisions.version, version)));
  return row?.change as RecordedChange | undefined;
}
