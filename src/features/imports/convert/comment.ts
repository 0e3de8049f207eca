import type { BlockContent, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { MOST_CHARACTERS } from '../../comments/rules/input.ts';
import { isIntricate } from '../../comments/rules/markdown.ts';
import { STYLE } from '../../studio/editor/text/dialect.ts';
import { Conversion } from './conversion.ts';
import { documentOf } from './document.ts';
import { linkAddressesWithin } from './html/bare-addresses.ts';
import { parseHtml } from './html/parse.ts';
import { cleanText } from './html/visible.ts';
import { plainText, shortened } from './plain-text.ts';
import { tidyBlocks } from './tree/blocks.ts';
import { classicParagraphs } from './wordpress/paragraphs.ts';

const ALONE = {
  language: 'en',
  linkTo: () => undefined,
  pictureAt: () => undefined,
  pictureOf: () => undefined,
  lostPictureOf: () => undefined,
};

/** A foreign comment's HTML in the Markdown that comments of this site know, no longer than they may be. */
export function convertComment(html: string): string {
  const page = parseHtml(classicParagraphs(cleanText(html)));
  linkAddressesWithin(page);
  const { children } = documentOf(page, new Conversion(ALONE));
  const tree: Root = { type: 'root', children: tidyBlocks(children.flatMap(simple)) };
  const markdown = toMarkdown(tree, { ...STYLE, resourceLink: false }).trim();
  if (!isIntricate(markdown) && [...markdown].length <= MOST_CHARACTERS) return markdown;
  return shortened(plainText(html, MOST_CHARACTERS), MOST_CHARACTERS);
}

/** What a comment may hold: a heading is a bold line, and a table its rows. */
function simple(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'heading':
      return [paragraph([{ type: 'strong', children: node.children.flatMap(plainer) }])];
    case 'paragraph':
      return [paragraph(node.children.flatMap(plainer))];
    case 'table':
      return node.children.map((row) =>
        paragraph(
          row.children.flatMap((cell) => [...cell.children.flatMap(plainer), { type: 'text', value: ' ' }]),
        ),
      );
    case 'mdxJsxFlowElement':
      return [{ type: 'blockquote', children: node.children.flatMap(simple) as BlockContent[] }];
    case 'thematicBreak':
      return [];
    case 'blockquote':
    case 'list':
    case 'listItem':
      return [{ ...node, children: (node.children as RootContent[]).flatMap(simple) } as RootContent];
    default:
      return [node];
  }
}

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

const plainer = (node: PhrasingContent): PhrasingContent[] => {
  if (node.type === 'delete') return node.children.flatMap(plainer);
  if (node.type !== 'link' && node.type !== 'strong' && node.type !== 'emphasis') return [node];
  return [{ ...node, children: node.children.flatMap(plainer) } as PhrasingContent];
};
