import type { Element, ElementContent, Root } from 'hast';
import { content, element, isBlank, isBlock, isElement, isTag } from './elements.ts';

/** Wider than any table on paper; browsers stop at a thousand, and each becomes a cell of its own. */
const WIDEST_SPAN = 40;

const SPACE: ElementContent = { type: 'text', value: ' ' };
const PARTS = ['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'];

/**
 * Makes tables ready for Markdown, whose cells hold a line of words: a caption stands before its table, and a table
 * that holds more, or arranges a page, becomes what stands in it, cell by cell.
 */
export function mendTables(parent: Element | Root, within = false) {
  parent.children = (parent.children as ElementContent[]).flatMap((child) => {
    if (!isElement(child)) return [child];
    mendTables(child, within || child.tagName === 'table');
    if (!within && isTag(child, ...PARTS))
      return [child.children.some((one) => !isBlank(one)) ? { ...child, tagName: 'div' } : SPACE];
    return child.tagName === 'table' ? mended(child) : [child];
  });
}

function mended(table: Element): ElementContent[] {
  const captions = table.children.filter((child) => isTag(child, 'caption'));
  const before = captions.map((caption) => element('div', (caption as Element).children));
  const rows = rowsOf(table);
  const cells = rows.map((row) => row.children.filter((cell) => isTag(cell, 'td', 'th')) as Element[]);
  for (const cell of cells.flat()) mendCell(cell);
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width < 2 || cells.flat().some((cell) => cell.children.some(isBlock)))
    return [...before, ...cells.flat().map((cell) => element('div', cell.children))];
  table.children = table.children.filter((child) => !isTag(child, 'caption'));
  return [...before, table];
}

const rowsOf = (table: Element): Element[] =>
  table.children.flatMap((child) => {
    if (isTag(child, 'tr')) return [child];
    return isTag(child, 'thead', 'tbody', 'tfoot') ? rowsOf(child) : [];
  });

function mendCell(cell: Element) {
  const only = content(cell);
  const [first] = only;
  if (only.length === 1 && isTag(first, 'p', 'div', 'center')) cell.children = first.children;
  for (const span of ['colSpan', 'rowSpan'])
    if (Number(cell.properties[span] ?? 1) > WIDEST_SPAN) cell.properties[span] = WIDEST_SPAN;
}
