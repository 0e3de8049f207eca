import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Gives headings that begin with a digit an id that HTML allows; all others get theirs from Astro. */
export function headingIds() {
  return (tree: Root) => {
    const taken = new Set<string>();
    visit(tree, 'element', (node) => {
      if (!/^h[1-6]$/.test(node.tagName) || node.properties.id) return;
      const words =
        textOf(node)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      if (/^\p{L}/u.test(words[0] ?? '')) return;
      const base = ['part', ...words].join('-');
      let id = base;
      for (let again = 2; taken.has(id); again++) id = `${base}-${again}`;
      taken.add(id);
      node.properties.id = id;
    });
  };
}
