import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** A telephone number as it should be printed: never broken at the end of a line. */
export const unbroken = (number: string) => number.replaceAll(' ', '\u00A0').replaceAll('-', '\u2011');

/** Keeps the numbers of telephone links in one piece. */
export function telephoneNumbers() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'a' || !String(node.properties.href).startsWith('tel:')) return;
      visit(node, 'text', (text) => {
        text.value = unbroken(text.value);
      });
    });
  };
}
