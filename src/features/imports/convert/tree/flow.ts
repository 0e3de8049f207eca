import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { BlockContent, Nodes, PhrasingContent } from 'mdast';

/** What an element holds, as paragraphs and other blocks. */
export const flow = (state: State, node: Element) => state.toFlow(state.all(node)) as BlockContent[];

/** What an element holds, as words within a line. */
export const phrases = (state: State, node: Element) => state.all(node) as Nodes[] as PhrasingContent[];
