import type { Element, ElementContent, Nodes, Root } from 'hast';

/** The elements that stand for a component of the vocabulary; no HTML can hold capital letters in a name. */
export const COMPONENT = 'Component';
export const WORDS_COMPONENT = 'WordsComponent';

/** What makes a block of its own; everything else stands in a line. */
const BLOCKS = new Set(
  'Component NoteText address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);

export const isElement = (node: Nodes | undefined): node is Element => node?.type === 'element';

/** Whether this is an element with one of these names. */
export const isTag = (node: Nodes | undefined, ...names: string[]): node is Element =>
  isElement(node) && names.includes(node.tagName);

export const isBlock = (node: ElementContent) => isElement(node) && BLOCKS.has(node.tagName);

export const isBlank = (node: ElementContent) =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');

/** An attribute as plain text; empty when it is not there. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name];
  return Array.isArray(value)
    ? value.join(' ')
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : '';
}

export const hasClass = (node: Nodes, pattern: RegExp) =>
  isElement(node) && pattern.test(attribute(node, 'className'));

export const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** The children without blank text, comments and the like. */
export const content = (node: { children: Nodes[] }) =>
  (node.children as ElementContent[]).filter((child) => !isBlank(child));

/** Visits every element from the outside in; `around` are those that it stands in, and is only to be read at once. */
export function eachElement(
  parent: Element | Root,
  visit: (node: Element, around: readonly Element[]) => void,
  around: Element[] = [],
) {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    visit(child, around);
    around.push(child);
    eachElement(child, visit, around);
    around.pop();
  }
}
