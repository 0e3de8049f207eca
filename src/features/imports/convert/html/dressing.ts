import type { ElementContent, Root } from 'hast';
import { attribute, eachElement, element, hasClass } from './elements.ts';

const BACKGROUND = /background-image\s*:\s*url\(\s*["']?([^"')]+)/i;

/**
 * Undoes what only the source's own style sheets made sense of: a cover's picture, which stands in its style, becomes one
 * to see, and the button that repeats a file's link goes.
 */
export function undress(tree: Root) {
  eachElement(tree, (node) => {
    if (node.children.some(isFileButton))
      node.children = node.children.filter((child) => !isFileButton(child));
    if (!hasClass(node, /\bwp-block-cover/)) return;
    const [, src] = BACKGROUND.exec(attribute(node, 'style')) ?? [];
    const alt = attribute(node, 'ariaLabel');
    if (src) node.children.unshift(element('p', [element('img', [], { src, alt })]));
  });
}

const isFileButton = (node: ElementContent) => hasClass(node, /\bwp-block-file__button\b/);
