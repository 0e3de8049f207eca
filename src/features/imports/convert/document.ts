import type { ElementContent, Root as Html, RootContent } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { Root } from 'mdast';
import type { Conversion } from './conversion.ts';
import { linkAddressesAlone } from './html/bare-addresses.ts';
import { undress } from './html/dressing.ts';
import { liftBlocks } from './html/lift.ts';
import { mendLists } from './html/lists.ts';
import { gatherNotes } from './html/notes.ts';
import { parseHtml } from './html/parse.ts';
import { mendTables } from './html/tables.ts';
import { resolveAnchors } from './tree/anchors.ts';
import { inParagraphs, tidyBlocks } from './tree/blocks.ts';
import { handlersFor } from './tree/handlers.ts';
import { levelHeadings } from './tree/headings.ts';
import { writeMdx } from './tree/write.ts';

/** A page's HTML in the site's MDX. */
export const convertHtml = (html: string, conversion: Conversion): string =>
  convertPage(parseHtml(html), conversion);

/** A page's tree in the site's MDX. */
export function convertPage(page: Html, conversion: Conversion): string {
  undress(page);
  gatherNotes(page, conversion);
  linkAddressesAlone(page);
  const tree = documentOf(page, conversion);
  levelHeadings(tree);
  resolveAnchors(tree, conversion.around.language);
  return writeMdx(tree).trim();
}

/** A page's tree as the Markdown that it amounts to. */
export function documentOf(page: Html, conversion: Conversion): Root {
  page.children = liftBlocks(page.children as ElementContent[]) as RootContent[];
  mendLists(page);
  mendTables(page);
  const tree = toMdast(page, {
    document: true,
    handlers: handlersFor(conversion),
    nodeHandlers: { comment: () => undefined },
  }) as Root;
  return { type: 'root', children: tidyBlocks(inParagraphs(tree.children)) };
}
