import { stringify } from 'yaml';
import { fileOf, type MenuTree } from './tree.ts';

/** A menu as the file it could be in `content/menus/`; what says nothing is left out. */
export const yamlOf = (tree: MenuTree): string =>
  stringify(fileOf(tree), (_, value) => (isEmpty(value) ? undefined : value), { lineWidth: 100 });

const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);
