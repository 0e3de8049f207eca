import type { Root as Html, RootContent } from 'hast';
import type { Root } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFileMessage } from 'vfile-message';
import { isComponent } from '../../essays/rules/component-uses.ts';
import { parseMdx } from '../../essays/rules/mdx-text.ts';
import { componentProblems } from '../../essays/rules/safe-components.ts';
import { textProblems } from '../../essays/rules/safe-text.ts';
import { unravel } from '../../essays/rules/unravel.ts';
import { anchorOf, fullAddress, linkAddress } from './addresses.ts';
import { elementsOf } from './components.ts';
import type { Conversion } from './conversion.ts';
import { convertHtml, convertPage } from './document.ts';
import { markdownToHtml } from './markdown/page.ts';

/** Text that is MDX already: as it stands where the site knows all of it, else rewritten in what the site knows. */
export function convertMdx(source: string, conversion: Conversion): string {
  const text = source.trim();
  const tree = parsed(text);
  if (!tree) {
    conversion.lose((w) => w.unreadable);
    return convertHtml(markdownToHtml(text, conversion), conversion);
  }
  unravel(tree);
  if (textProblems(tree).length === 0 && !leadsElsewhere(tree, conversion)) return text;
  unwrapUnknown(tree, conversion);
  const page: Html = toHtml.runSync(tree);
  page.children = elementsOf(page.children, conversion) as RootContent[];
  return convertPage(page, conversion);
}

function parsed(text: string): Root | undefined {
  try {
    return parseMdx(text);
  } catch (error) {
    if (error instanceof VFileMessage) return undefined;
    throw error;
  }
}

/** Whether a link or picture has another address here. */
function leadsElsewhere(tree: Root, conversion: Conversion): boolean {
  let elsewhere = false;
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'definition')
      elsewhere ||= !anchorOf(node.url, conversion) && linkAddress(node.url, conversion) !== node.url;
    if (node.type === 'image' || (isComponent(node) && node.name === 'Figure')) elsewhere = true;
    if (node.type === 'definition')
      elsewhere ||= conversion.around.pictureAt(fullAddress(node.url, conversion)) !== undefined;
  });
  return elsewhere;
}

/** Takes components apart that the site does not know, or not like that. */
function unwrapUnknown(tree: Root, conversion: Conversion) {
  visit(tree, (node, index, parent) => {
    if (!isComponent(node) || !parent || index === undefined) return;
    const { name } = node;
    if (name === 'Figure' || !name || /^[a-z]+\d?$/.test(name)) return;
    if (componentProblems(node, undefined).length === 0) return;
    conversion.lose((w) => w.component(name));
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

const toHtml = unified()
  .use(remarkRehype, {
    passThrough: [
      'mdxJsxFlowElement',
      'mdxJsxTextElement',
      'mdxFlowExpression',
      'mdxTextExpression',
      'mdxjsEsm',
    ],
  })
  .freeze();
