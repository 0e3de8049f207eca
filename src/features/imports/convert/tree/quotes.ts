import type { Element, ElementContent } from 'hast';
import type { State } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import type { BlockContent, Blockquote } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { content, element, hasClass, isTag } from '../html/elements.ts';
import { flow } from './flow.ts';

const PULL_QUOTE = /\bpull-?quote\b/;

export const isPullQuote = (node: Element) => hasClass(node, PULL_QUOTE);

/** A quotation, with whose it is on a line of its own. */
export function quote(state: State, node: Element): Blockquote | MdxJsxFlowElement {
  if (isPullQuote(node)) return pullQuote(state, node);
  const children = node.children.map((child) =>
    isTag(child, 'cite', 'footer') ? element('p', [child]) : child,
  );
  return { type: 'blockquote', children: flow(state, { ...node, children }) };
}

/** Words of the essay, set large. */
export function pullQuote(state: State, node: Element): MdxJsxFlowElement {
  const [only, ...more] = content(node);
  const inner = more.length === 0 && isTag(only, 'blockquote') ? only : node;
  const children = flow(state, { ...inner, children: inner.children.filter((child) => !isCite(child)) });
  if (children.length === 0) return largeWords(flow(state, inner), '');
  return largeWords(
    children,
    inner.children
      .filter(isCite)
      .map((child) => textOf(child))
      .join(' '),
  );
}

const isCite = (child: ElementContent) => isTag(child, 'cite', 'footer', 'figcaption');

function largeWords(children: BlockContent[], cite: string): MdxJsxFlowElement {
  const value = cite.replace(/\s+/g, ' ').trim();
  const attributes = value ? [{ type: 'mdxJsxAttribute' as const, name: 'cite', value }] : [];
  return { type: 'mdxJsxFlowElement', name: 'PullQuote', attributes, children };
}
