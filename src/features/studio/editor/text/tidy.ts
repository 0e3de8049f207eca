import type { List, Nodes, Parent, PhrasingContent, RootContent } from 'mdast';
import { nested } from './phrases.ts';

const HOLDS_BLOCKS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'mdxJsxFlowElement']);

/** Makes of an edited tree one that a person would have written: nothing empty, no marks around white space. */
export function tidy<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const parent: Parent = node;
  parent.children = parent.children.map(tidy);
  if (holdsPhrase(node)) node.children = nested(node.children);
  if (node.type === 'list') spreadEvenly(node);
  if (EDGED.has(node.type)) trimEdges(parent);
  if (HOLDS_BLOCKS.has(node.type)) parent.children = parent.children.filter((child) => !isEmptyBlock(child));
  return node;
}

const PHRASES = new Set(['paragraph', 'heading', 'tableCell', 'link', 'mdxJsxTextElement']);
const EDGED = new Set(['paragraph', 'heading', 'tableCell']);

const holdsPhrase = (node: Nodes): node is Nodes & { children: PhrasingContent[] } => PHRASES.has(node.type);

/** One item with space around its parts makes the whole list a loose one; written so, it stays one. */
function spreadEvenly(list: List) {
  list.spread = Boolean(list.spread) || list.children.some((item) => item.spread);
  for (const item of list.children) item.spread = list.spread;
}

function trimEdges(parent: Parent) {
  while (isBlank(parent.children.at(0))) parent.children.shift();
  while (isBlank(parent.children.at(-1))) parent.children.pop();
  const [first, last] = [parent.children.at(0), parent.children.at(-1)];
  if (first?.type === 'text') first.value = first.value.replace(/^[ \t\n]+/, '');
  if (last?.type === 'text') last.value = last.value.replace(/[ \t\n]+$/, '');
}

const isBlank = (node: Nodes | undefined) =>
  node?.type === 'break' || (node?.type === 'text' && /^[ \t\n]*$/.test(node.value));

const isEmptyBlock = (node: RootContent) =>
  (node.type === 'paragraph' || node.type === 'heading' || node.type === 'blockquote') &&
  node.children.length === 0;
