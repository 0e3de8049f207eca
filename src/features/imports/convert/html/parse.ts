import type { ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { limitDepth } from './depth.ts';
import { isBlank, isBlock, isElement, isTag } from './elements.ts';
import { visibleText } from './visible.ts';

/** How deep elements may stand in one another here; lists and quotes of people end far above. */
const DEEPEST = 36;

/** Parses a fragment of HTML as a browser would, without what nobody can see and without depth beyond reason. */
export function parseHtml(html: string): Root {
  const tree = fromHtml(limitDepth(html), { fragment: true });
  tree.children = tidied(tree.children as ElementContent[], 0) as RootContent[];
  return tree;
}

function tidied(nodes: ElementContent[], depth: number): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    delete node.position;
    if (node.type === 'text') return [{ type: 'text', value: visibleText(node.value) }];
    if (!isElement(node)) return [];
    if (node.tagName === 'template') return [];
    const children = tidied(node.children, depth + 1);
    if (children.every(isBlank) && isBlock(node) && !isTag(node, ...EMPTY)) return [SPACE];
    if (depth < DEEPEST || children.length === 0) return [{ ...node, children }];
    return isBlock(node) ? [SPACE, ...children, SPACE] : children;
  });
}

/** What says something although it holds nothing. */
const EMPTY = ['hr', 'td', 'th'];

const SPACE: ElementContent = { type: 'text', value: ' ' };
