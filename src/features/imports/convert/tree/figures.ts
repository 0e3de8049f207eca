import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { BlockContent } from 'mdast';
import { isTag } from '../html/elements.ts';
import { flow } from './flow.ts';
import { withFigures } from './pictures.ts';
import { isPullQuote, pullQuote } from './quotes.ts';

/** A picture with its caption; whatever else stands in a figure comes out of it, the caption after it. */
export function figureBlocks(state: State, node: Element): BlockContent[] {
  if (isPullQuote(node)) return [pullQuote(state, node)];
  const isCaption = (child: Element['children'][number]) => isTag(child, 'figcaption');
  const shown = flow(state, { ...node, children: node.children.filter((child) => !isCaption(child)) });
  const blocks = shown.flatMap((block) => (block.type === 'paragraph' ? withFigures(block) : [block]));
  const caption = flow(state, { ...node, children: node.children.filter(isCaption) });
  const [only, ...more] = blocks;
  if (more.length > 0 || only?.type !== 'mdxJsxFlowElement' || only.name !== 'Figure')
    return [...blocks, ...caption];
  return [{ ...only, children: [...caption, ...only.children] }];
}
