import { and, eq, inArray, sql } from 'drizzle-orm';
import { addresses, importItems, media, menus, pings } from '#db/schema/index.ts';
import { listNaming } from '../../media/queries.ts';
import { removeMenu } from '../../menus/commands/whole.ts';
import { isAwaited } from '../../menus/queries/awaited.ts';
import { inParts, listMade } from '../queries/made.ts';
import { count, forget, UNDONE_AT_ONCE, type Undoing } from './undoing.ts';

/** Lets the former paths lead nowhere again that still lead where the import sent them. */
export async function undoRedirects(undoing: Undoing) {
  const { db, importId, says, kept } = undoing;
  for (const some of inParts(await listMade(db, importId, 'redirects'), UNDONE_AT_ONCE)) {
    const paths = some.map(({ target }) => target);
    const marks = some.map(({ mark }) => mark);
    const sent = sql`(select * from unnest(${sql.param(paths)}::text[], ${sql.param(marks)}::text[]))`;
    const gone = await db
      .delete(addresses)
      .where(sql`(${addresses.path}, ${addresses.target}) in ${sent}`)
      .returning({ path: addresses.path });
    const rows = await db
      .select({ path: addresses.path })
      .from(addresses)
      .where(inArray(addresses.path, paths));
    const left = new Set(rows.map(({ path }) => path));
    const [edited, free] = [
      some.filter((one) => left.has(one.target)),
      some.filter((one) => !left.has(one.target)),
    ];
    for (const { target } of edited) kept.push({ kind: 'redirects', title: target, why: says.edited });
    await forget(db, undoing, 'redirects', free);
    count(undoing, 'redirects', gone);
  }
}

/** Removes menus that no curator has changed, with all that stands in them. */
export async function undoMenus(undoing: Undoing) {
  const { db, importId, says, kept } = undoing;
  for (const one of await listMade(db, importId, 'menus')) {
    const [menu] = await db.select().from(menus).where(eq(menus.id, one.target));
    if (menu && String(menu.version) !== one.mark) {
      kept.push({ kind: 'menus', title: menu.title, why: says.edited });
      continue;
    }
    if (menu && (await isAwaited(db, menu.id))) {
      kept.push({ kind: 'menus', title: menu.title, why: says.used });
      continue;
    }
    if (menu) await removeMenu(db, menu.id);
    const held = await db
      .delete(importItems)
      .where(and(eq(importItems.kind, 'resources'), eq(importItems.target, one.target)))
      .returning({ key: importItems.key });
    await forget(db, undoing, 'menus', [one]);
    count(undoing, 'menus', menu ? [menu] : []);
    count(undoing, 'resources', held);
  }
}

export async function undoPings(undoing: Undoing) {
  const { db, importId } = undoing;
  for (const some of inParts(await listMade(db, importId, 'pings'), UNDONE_AT_ONCE)) {
    const ids = some.map(({ target }) => target);
    await db.delete(pings).where(inArray(pings.id, ids));
    await forget(db, undoing, 'pings', some);
    count(undoing, 'pings', some);
  }
}

/** Removes pictures that nothing shows any more. */
export async function undoMedia(undoing: Undoing) {
  const { db, importId, storage, says, kept } = undoing;
  for (const one of await listMade(db, importId, 'media')) {
    const [title] = await listNaming(db, one.target);
    if (title !== undefined) {
      kept.push({ kind: 'media', title, why: says.used });
      continue;
    }
    const gone = await db.delete(media).where(eq(media.id, one.target)).returning({ id: media.id });
    await storage.remove(one.target);
    await forget(db, undoing, 'media', [one]);
    count(undoing, 'media', gone);
  }
}
