import { rehypeHeadingIds } from '@astrojs/markdown-remark';
import type { Root as Html } from 'hast';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { type ComponentUse, componentUses, type TextProblem } from './component-uses.ts';
import { limitedDepth } from './depth.ts';
import { type TextImage, textImages } from './images.ts';
import { rehypePlugins, remarkPlugins } from './markdown.ts';
import { plainText } from './mdx-text.ts';
import { followedLines } from './progress.ts';
import { countWords } from './reading.ts';
import { textProblems } from './safe-text.ts';
import { syntaxProblem } from './syntax-problem.ts';
import { unravel } from './unravel.ts';

export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/** What a text in MDX from the browser says, and what keeps it from being shown. */
export interface TextCheck {
  problems: TextProblem[];
  /** Its words without markup; as it was typed while it cannot be parsed. */
  text: string;
  words: number;
  uses: ComponentUse[];
  images: TextImage[];
  headings: Heading[];
}

/** A checked text with its HTML as a tree, which is there when there are no problems. */
export interface ReadText extends TextCheck {
  html?: Html;
}

/**
 * Parses an untrusted text, which is never evaluated, and makes its HTML as files get theirs. `reached` is told the line
 * that the parser has come to. It can take long: whoever serves readers calls `text/read.ts` instead.
 */
export function readSafeMdx(body: string, language: string, reached: (line: number) => void): ReadText {
  return reading(body, reached, (tree) => readTree(tree, language));
}

/** The same without its HTML and headings, in half the time: for one who only wants to know whether it can be let in. */
export const checkSafeMdx = (body: string, reached: (line: number) => void): Omit<TextCheck, 'headings'> =>
  reading(body, reached, checkTree);

function reading<Read>(body: string, reached: (line: number) => void, read: (tree: Root) => Read) {
  try {
    return read(parse(body, reached));
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    const problems = [syntaxProblem(body, error)];
    return { problems, text: body, words: countWords(body), uses: [], images: [], headings: [] };
  }
}

const parse = (body: string, reached: (line: number) => void) =>
  unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(followedLines, reached)
    .use(limitedDepth)
    .use(remarkGfm)
    .parse(body) as Root;

function checkTree(tree: Root) {
  const text = plainText(tree);
  const uses = componentUses(tree);
  const images = textImages(tree);
  unravel(tree);
  return { problems: textProblems(tree), text, words: countWords(text), uses, images };
}

function readTree(tree: Root, language: string): ReadText {
  const said = checkTree(tree);
  if (said.problems.length > 0) return { ...said, headings: [] };
  // Astro takes what stands between braces for code, unless the name says that it is MDX.
  const file = new VFile({ path: 'text.mdx' });
  const html = toHtml(language).runSync(tree, file);
  return { ...said, headings: headingsOf(file), html: withoutPositions(html) };
}

const toHtml = (language: string) =>
  unified()
    .use(remarkPlugins(language))
    .use(remarkRehype, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'] })
    .use(rehypePlugins)
    .use(rehypeHeadingIds);

const headingsOf = (file: VFile) => (file.data as { astro?: { headings?: Heading[] } }).astro?.headings ?? [];

/** Nobody asks where HTML came from, and it goes from thread to thread. */
function withoutPositions(html: Html) {
  visit(html, (node) => {
    delete node.position;
    delete node.data;
  });
  return html;
}
