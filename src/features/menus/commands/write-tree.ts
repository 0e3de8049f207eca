import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { resources, sections } from '#db/schema/index.ts';
import { searchConfigFor } from '../../essays/rules/language.ts';
import { findTarget } from '../queries/targets.ts';
import { type ResourceRow, resourceRows, rowsToWrite, sectionRows } from '../rules/rows.ts';
import { EMPTY_MENU, type MenuTree } from '../rules/tree.ts';

/**
 * Makes a menu's rows say what the tree says, touching only those that differ. Ids stay, so that what points at them stays
 * true. `language` is the site's, for texts that do not name their own.
 */
export async function writeTree(
  tx: Database,
  menuId: string,
  { before = EMPTY_MENU, after, language }: { before?: MenuTree; after: MenuTree; language: string },
) {
  const sectionsNow = rowsToWrite(sectionRows(before.sections, menuId), sectionRows(after.sections, menuId));
  const resourcesNow = rowsToWrite(resourceRows(before), resourceRows(after));
  if (resourcesNow.gone.length > 0)
    await tx.delete(resources).where(inArray(resources.id, resourcesNow.gone));
  await leavePlaces(tx, sections, [...idsOf(sectionsNow.changed), ...sectionsNow.gone]);
  await leavePlaces(tx, resources, idsOf(resourcesNow.changed));
  for (const row of sectionsNow.changed)
    await tx.insert(sections).values(row).onConflictDoUpdate({ target: sections.id, set: row });
  for (const row of resourcesNow.changed) {
    const values = await valuesOf(tx, row, language);
    await tx.insert(resources).values(values).onConflictDoUpdate({ target: resources.id, set: values });
  }
  // What stood in them has moved by now.
  if (sectionsNow.gone.length > 0) await tx.delete(sections).where(inArray(sections.id, sectionsNow.gone));
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** Two may change places, so whatever moves or goes lets go of its place before anything takes one. */
async function leavePlaces(tx: Database, table: typeof sections | typeof resources, ids: string[]) {
  if (ids.length === 0) return;
  await tx
    .update(table)
    .set({ position: sql`-1 - ${table.position}` })
    .where(inArray(table.id, ids));
}

async function valuesOf(tx: Database, { leadsTo, ...row }: ResourceRow, language: string) {
  const nowhere = { url: null, essayId: null, topicId: null, seriesId: null, pageId: null };
  const target = { ...nowhere, ...(await findTarget(tx, leadsTo)) };
  return { ...row, ...target, searchConfig: searchConfigFor(row.lang ?? language) };
}
