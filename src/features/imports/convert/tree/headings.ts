import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Heading, Root } from 'mdast';
import { attribute, isElement } from '../html/elements.ts';
import { phrases } from './flow.ts';
import { nodesOf } from './nodes.ts';

declare module 'mdast' {
  interface HeadingData {
    /** What links within the text knew this heading by. */
    ids?: string[];
  }
}

type Depth = Heading['depth'];

/** A heading, with the ids that it and what stands in it have. */
export const headingOf = (state: State, node: Element): Heading => ({
  type: 'heading',
  depth: Number(node.tagName.slice(1)) as Depth,
  data: { ids: idsIn(node) },
  children: phrases(state, node),
});

function idsIn(node: Element): string[] {
  const own = [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : ''];
  return [...own.filter((id) => id !== ''), ...node.children.filter(isElement).flatMap(idsIn)];
}

/** Begins with the second level, the first being the title's, and leaves out levels that the text does not use. */
export function levelHeadings(tree: Root) {
  const headings = nodesOf(tree, 'heading');
  const used = new Set(headings.map(({ depth }) => depth));
  const levels = [...used].toSorted((one, other) => one - other);
  for (const heading of headings) heading.depth = Math.min(6, levels.indexOf(heading.depth) + 2) as Depth;
}
