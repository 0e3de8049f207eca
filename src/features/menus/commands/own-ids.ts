import { and, eq, inArray, ne } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#db/client.ts';
import { resources, sections } from '#db/schema/index.ts';
import { type MenuTree, sectionsOf, type TreeSection } from '../rules/tree.ts';

/** The tree with fresh ids for what has moved to another menu meanwhile: there it stays what it is, here it is a copy. */
export async function withOwnIds(tx: Database, menuId: string, tree: MenuTree): Promise<MenuTree> {
  const all = [...sectionsOf(tree.sections)].map(({ section }) => section);
  const ids = [...all.flatMap((section) => section.resources), ...tree.retired].map(({ id }) => id);
  const elsewhere = await tx
    .select({ id: resources.id })
    .from(resources)
    .innerJoin(sections, eq(sections.id, resources.sectionId))
    .where(and(inArray(resources.id, ids), ne(sections.menuId, menuId)));
  const sectionIds = all.map(({ id }) => id);
  const sectionsElsewhere = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(and(inArray(sections.id, sectionIds), ne(sections.menuId, menuId)));
  const fresh = new Map([...elsewhere, ...sectionsElsewhere].map(({ id }) => [id, uuidv7()]));
  return fresh.size > 0 ? withIds(tree, (id) => fresh.get(id) ?? id) : tree;
}

function withIds(tree: MenuTree, idOf: (id: string) => string): MenuTree {
  const own = <Item extends { id: string }>(item: Item): Item => ({ ...item, id: idOf(item.id) });
  const section = (one: TreeSection): TreeSection => ({
    ...own(one),
    resources: one.resources.map(own),
    sections: one.sections.map(section),
  });
  return {
    ...tree,
    sections: tree.sections.map(section),
    retired: tree.retired.map((one) => ({ ...own(one), section: idOf(one.section) })),
  };
}
