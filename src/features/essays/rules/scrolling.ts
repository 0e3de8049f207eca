import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { textWords } from '#src/words/words.ts';
import { languageOf } from './typography.ts';

/** GFM's alignment as a class: as an attribute MDX would make an inline style of it, which the content policy refuses. */
function alignByClass(table: Element) {
  visit(table, 'element', (cell) => {
    const { align, ...rest } = cell.properties;
    if (align) cell.properties = { ...rest, className: [`align-${align}`] };
  });
}

/** Puts every table into a region that scrolls by itself, by touch and by keyboard, so that a page never does. */
export function scrollableTables() {
  return (tree: Root, file: VFile) => {
    let tables = 0;
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      tables += 1;
      alignByClass(node);
      const label = textWords(languageOf(file)).table;
      const region: Element = {
        type: 'element',
        tagName: 'section',
        properties: {
          className: ['table-scroll'],
          tabIndex: 0,
          ariaLabel: tables > 1 ? `${label} ${tables}` : label,
        },
        children: [node],
      };
      parent.children.splice(index, 1, region);
      return SKIP;
    });
  };
}

/** Long lines of code scroll within their block, which a keyboard can reach. */
export function scrollableCode() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'pre') node.properties.tabIndex = 0;
    });
  };
}
