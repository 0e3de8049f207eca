import type { Element, ElementContent } from 'hast';
import type { Handle } from 'hast-util-to-mdast';
import { toText } from 'hast-util-to-text';
import type { Paragraph, PhrasingContent } from 'mdast';
import { attribute, hasClass, isElement, isTag } from '../html/elements.ts';
import { NOTE_MARK } from '../html/notes.ts';

/** Code stays code; a poem, and what has links or emphasis in it, becomes a paragraph that keeps its lines. */
export const preformatted: Handle = (state, node) => {
  if (hasClass(node, /\bverse\b/) || holdsMarkup(node)) {
    const lines: PhrasingContent[] = state.all({
      ...node,
      children: withLines(node.children),
    }) as PhrasingContent[];
    return { type: 'paragraph', children: lines } satisfies Paragraph;
  }
  const value = toText(node, { whitespace: 'pre' }).replace(/^\n|\s+$/g, '');
  return value.trim() === '' ? undefined : { type: 'code', lang: languageOf(node) ?? null, value };
};

/** What code is never marked up with; colours of code are spans. */
const holdsMarkup = (node: Element): boolean =>
  node.children.some(
    (child) =>
      isElement(child) &&
      !isTag(child, 'code') &&
      (isTag(child, 'a', 'em', 'strong', 'i', 'b', 'img', NOTE_MARK) || holdsMarkup(child)),
  );

/** Line ends as line breaks, and the spaces that indent a line as ones that stay. */
const withLines = (nodes: ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (isElement(node)) return [{ ...node, children: withLines(node.children) }];
    if (node.type !== 'text') return [];
    return node.value.split('\n').flatMap((line, at): ElementContent[] => {
      const text: ElementContent = {
        type: 'text',
        value: line.replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.length)),
      };
      return at === 0 ? [text] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, text];
    });
  });

/** The language that highlighters are told, each in its own way. */
function languageOf(node: Element): string | undefined {
  const code = node.children.find((child) => isTag(child, 'code'));
  const classes = `${attribute(node, 'className')} ${isElement(code) ? attribute(code, 'className') : ''}`;
  const [, language] = /\b(?:language-|lang-|lang:\s*|brush:\s*)([\w+#-]+)/.exec(classes) ?? [];
  return language?.toLowerCase();
}
