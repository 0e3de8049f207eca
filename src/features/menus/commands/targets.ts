import type { Database } from '#db/client.ts';
import { FieldError } from '../../../errors.ts';
import { findTarget } from '../queries/targets.ts';
import type { MenuFileResource } from '../rules/file.ts';
import { type LeadsTo, leadsTo } from '../rules/rows.ts';
import type { MenuTree, TreeSection } from '../rules/tree.ts';

/** @throws FieldError beside the address when nothing of this site is under it. */
export async function requireTarget(db: Database, target: LeadsTo) {
  if (!(await findTarget(db, target)))
    throw new FieldError('NOT_FOUND', 'address', (w) => w.menus.noSuchTarget);
}

/** A tree without those resources that lead to something of this site which is no longer there. */
export async function withoutMissing(db: Database, tree: MenuTree): Promise<MenuTree> {
  const present = async <Item extends MenuFileResource>(list: Item[]) => {
    const there = await Promise.all(list.map((resource) => findTarget(db, leadsTo(resource))));
    return list.filter((_, at) => there[at]);
  };
  const section = async (one: TreeSection): Promise<TreeSection> => ({
    ...one,
    resources: await present(one.resources),
    sections: await Promise.all(one.sections.map(section)),
  });
  return {
    ...tree,
    sections: await Promise.all(tree.sections.map(section)),
    retired: await present(tree.retired),
  };
}
