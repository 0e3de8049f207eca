import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkGfm);

/** Parses MDX without evaluating anything. @throws VFileMessage with line and column. */
export const parseMdx = (body: string) => parser.parse(body) as Root;

/** Nodes after which a reader pauses, so that their words must not run together. */
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'code',
  'listItem',
  'blockquote',
  'break',
  'thematicBreak',
]);

/** The words of an essay without its markup, a blank line between blocks: for search, excerpts and comparison. */
export function plainText(tree: Root) {
  const parts: string[] = [];
  gather(tree, parts);
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n\s*/g, '\n\n')
    .trim();
}

function gather(node: Nodes, parts: string[]) {
  if (node.type === 'yaml' || node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression') return;
  if (node.type === 'mdxTextExpression' || node.type === 'html' || node.type === 'footnoteReference') return;
  if ('value' in node) parts.push(node.value);
  if (node.type === 'image' && node.alt) parts.push(node.alt);
  if ('children' in node) for (const child of node.children) gather(child, parts);
  if (BLOCKS.has(node.type)) parts.push('\n\n');
}
