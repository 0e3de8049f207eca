import type { Root } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { dialect, STYLE } from '../../../studio/editor/text/dialect.ts';

/** A paragraph that begins like this is code to MDX. */
const NO_CODE: Options = {
  unsafe: [
    { atBreak: true, character: 'i', after: 'mport[\\t ]' },
    { atBreak: true, character: 'e', after: 'xport[\\t ]' },
  ],
};

const extensions = [...dialect.write, NO_CODE];

/** The text as the studio would write it. */
export const writeMdx = (tree: Root) => toMarkdown(tree, { extensions, ...STYLE });
