import type { BlockContent, Heading, Paragraph, PhrasingContent, RootContent, TableCell } from 'mdast';
import { tidyPhrases } from './phrases.ts';
import { withFigures } from './pictures.ts';

/** Blocks as Markdown can say them, with pictures on their own and nothing empty. */
export function tidyBlocks<Content extends RootContent>(nodes: Content[]): Content[] {
  return nodes.flatMap((node) => tidied(node) as Content[]);
}

function tidied(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphs(node);
    case 'heading':
      return heading(node);
    case 'tableCell':
      return [{ ...node, children: cellWords(node) }];
    case 'listItem':
    case 'blockquote':
    case 'footnoteDefinition':
    case 'mdxJsxFlowElement':
      return holding(node, tidyBlocks<RootContent>(inParagraphs(node.children)));
    case 'list':
    case 'table':
    case 'tableRow':
      return holding(node, tidyBlocks<RootContent>(node.children));
    default:
      return [node];
  }
}

/** What a block holds now; nothing at all where it holds nothing any more and does not speak for itself. */
function holding(node: Extract<RootContent, { children: unknown }>, children: RootContent[]): RootContent[] {
  const alone =
    node.type === 'listItem' ||
    node.type === 'footnoteDefinition' ||
    (node.type === 'mdxJsxFlowElement' && ALONE.has(node.name ?? ''));
  return children.length > 0 || alone ? [{ ...node, children } as RootContent] : [];
}

const ALONE = new Set(['Figure', 'Crisis', 'Resources']);

const WORDS = new Set<RootContent['type']>([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'image',
  'inlineCode',
  'break',
  'footnoteReference',
  'mdxJsxTextElement',
]);

/** Words that stand among blocks, as paragraphs. */
export function inParagraphs(nodes: RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (!WORDS.has(node.type)) result.push(node);
    else if (last?.type === 'paragraph' && last.data === GATHERED)
      last.children.push(node as PhrasingContent);
    else result.push({ type: 'paragraph', data: GATHERED, children: [node as PhrasingContent] });
  }
  return result;
}

/** Tells paragraphs that were made here from those that were there. */
const GATHERED = {};

/** A paragraph, or several where two line breaks in a row stood for an empty line. */
function paragraphs(node: Paragraph): BlockContent[] {
  return split(tidyPhrases(node.children)).flatMap((children) =>
    children.length === 0 ? [] : withFigures({ ...node, children }).flatMap(trimmed),
  );
}

function split(nodes: PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  let breaks: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type === 'break' || (breaks.length > 0 && node.type === 'text' && node.value.trim() === '')) {
      breaks.push(node);
      continue;
    }
    if (breaks.filter(({ type }) => type === 'break').length > 1) parts.push([]);
    else parts.at(-1)?.push(...breaks);
    breaks = [];
    parts.at(-1)?.push(node);
  }
  return parts;
}

/** Without space and line breaks at its ends and around its line breaks. */
function trimmed(block: BlockContent): BlockContent[] {
  if (block.type !== 'paragraph') return [block];
  const children = block.children.map((node, at, all): PhrasingContent => {
    if (node.type !== 'text') return node;
    const { value } = node;
    const begun =
      at === 0 ? value.trimStart() : all[at - 1]?.type === 'break' ? value.replace(/^[ \t\n]+/, '') : value;
    return {
      ...node,
      value: at === all.length - 1 || all[at + 1]?.type === 'break' ? begun.trimEnd() : begun,
    };
  });
  const words = children.filter((node) => node.type !== 'text' || node.value !== '');
  const first = words.findIndex((node) => node.type !== 'break');
  const last = words.findLastIndex((node) => node.type !== 'break');
  const said = words.slice(Math.max(0, first), last + 1);
  return said.some(isSeen) ? [{ ...block, children: said }] : [];
}

const isSeen = (node: PhrasingContent) => node.type !== 'text' || node.value.trim() !== '';

/** A heading of plain words on one line; what is bold in it is all bold, and pictures follow it. */
function heading(node: Heading): RootContent[] {
  const line = tidyPhrases(node.children.map(onOneLine));
  const [only, ...more] = line;
  const words = only?.type === 'strong' && more.length === 0 ? only.children : line;
  const blocks = withFigures({ type: 'paragraph', children: words }).flatMap(trimmed);
  return blocks.map((block) => (block.type === 'paragraph' ? { ...node, children: block.children } : block));
}

const onOneLine = (node: PhrasingContent): PhrasingContent =>
  node.type === 'break' ? { type: 'text', value: ' ' } : node;

/** A cell's words on one line; a picture in it needs a name, since it cannot be a figure there. */
const cellWords = (cell: TableCell) =>
  tidyPhrases(cell.children.map(onOneLine)).map((node) =>
    node.type === 'image' && !node.alt ? { ...node, alt: node.url.replace(/^.*\//, '') } : node,
  );
