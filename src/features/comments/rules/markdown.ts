import type { Definition, Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse);

const SAFE_ADDRESS = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;

/** Quotes and lists within one another past this depth become their plain words. */
const MAX_NESTING = 12;

/** Comments are shown far more often than written. */
const rendered = new Map<string, string>();
const MOST_REMEMBERED = 3000;

/**
 * A comment's Markdown as safe HTML: paragraphs, emphasis, links, lists, quotes and code; everything else as its plain
 * words. Tags are made here from a fixed list, and nothing that was typed ends up in one but the address of a link.
 */
export function commentHtml(markdown: string): string {
  const known = rendered.get(markdown);
  if (known !== undefined) return known;
  if (rendered.size >= MOST_REMEMBERED) rendered.clear();
  const html = parse(markdown);
  rendered.set(markdown, html);
  return html;
}

function parse(markdown: string): string {
  if (isIntricate(markdown)) return plain(markdown);
  const root = parser.parse(markdown) as Root;
  const definitions = new Map<string, Definition>();
  for (const node of root.children) if (node.type === 'definition') definitions.set(node.identifier, node);
  return write(root, { definitions, depth: 0, inline: false });
}

/** Signs that open or close something, and what stacks quotes and lists at the beginning of a line. */
const SIGN = /[*_`[<>]|&(?=#?\w)|^[ \t]*(?:[-+]|\d{1,9}[.)])[ \t]/gm;
const STACK = /^[ \t]*(?:(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*){4}/m;

/** A text of 10,000 characters with more than this many signs takes a parser a second, and no person writes one. */
const MOST_SIGNS = 800;

/** Whether a text is shown as it was typed, for having more signs than a person writes. */
export const isIntricate = (markdown: string) =>
  STACK.test(markdown) || (markdown.match(SIGN)?.length ?? 0) > MOST_SIGNS;

const plain = (text: string) =>
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('');

interface Place {
  definitions: Map<string, Definition>;
  depth: number;
  /** Within a paragraph, say, where no block may stand. */
  inline: boolean;
}

const BLOCKS: Partial<Record<Nodes['type'], string>> = {
  paragraph: 'p',
  heading: 'p',
  blockquote: 'blockquote',
  listItem: 'li',
  emphasis: 'em',
  strong: 'strong',
};

function write(node: Nodes, place: Place): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value);
    case 'html':
      return place.inline ? escapeHtml(node.value) : plain(node.value);
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'code':
      return `<pre><code>${escapeHtml(node.value)}</code></pre>`;
    case 'break':
      return '<br>';
    case 'image':
    case 'imageReference':
      return escapeHtml(node.alt ?? '');
    case 'link':
      return link(node.url, inside(node, place));
    case 'linkReference':
      return link(place.definitions.get(node.identifier)?.url ?? '', inside(node, place));
    case 'list': {
      const start = node.ordered && node.start !== null && node.start !== undefined && node.start !== 1;
      const items = inside(node, place);
      return node.ordered ? `<ol${start ? ` start="${node.start}"` : ''}>${items}</ol>` : `<ul>${items}</ul>`;
    }
    default: {
      const tag = BLOCKS[node.type];
      const inner = 'children' in node ? inside(node, place) : '';
      return tag ? `<${tag}>${inner}</${tag}>` : inner;
    }
  }
}

function inside(node: Extract<Nodes, { children: Nodes[] }>, place: Place): string {
  const inline = place.inline || INLINE.has(node.type);
  const below = { ...place, depth: place.depth + 1, inline };
  if (below.depth > MAX_NESTING) return escapeHtml(wordsOf(node));
  // A tight list shows its items without paragraphs.
  const tight = node.type === 'listItem' && !node.spread;
  return node.children
    .map((child) => (tight && child.type === 'paragraph' ? inside(child, below) : write(child, below)))
    .join('');
}

const INLINE = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'link',
  'linkReference',
]);

const link = (address: string, text: string) =>
  SAFE_ADDRESS.test(address)
    ? `<a href="${escapeHtml(address)}" rel="nofollow ugc noopener">${text}</a>`
    : text;

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );
