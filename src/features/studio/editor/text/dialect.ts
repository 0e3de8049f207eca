import type { Root } from 'mdast';
import type { Options } from 'mdast-util-to-markdown';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Data, unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/**
 * Reads a text as the site reads an essay.
 * @throws VFileMessage when it is not MDX.
 */
export const parseText = (text: string): Root => processor.parse(text);

const data: Data & { toMarkdownExtensions?: Options[] } = processor.data();

/** What teaches the editor the same language, both ways. */
export const dialect = {
  syntax: data.micromarkExtensions ?? [],
  read: (data.fromMarkdownExtensions ?? []).flat(),
  write: data.toMarkdownExtensions ?? [],
};

/** How the editor writes what was edited. */
export const STYLE = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '*',
  ruleRepetition: 3,
  listItemIndent: 'one',
  fences: true,
  resourceLink: true,
} as const;
