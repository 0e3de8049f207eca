import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { componentUses, isComponent, type TextProblem } from './component-uses.ts';
import { linkProblem, pictureProblem } from './safe-addresses.ts';
import { componentProblems } from './safe-components.ts';
import { NO_IMPORTS } from './syntax-problem.ts';

/** All that Markdown, GFM and footnotes can say; what is neither this nor a component is code. */
const MARKDOWN = new Set<Nodes['type']>([
  'root',
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'code',
  'break',
  'thematicBreak',
  'blockquote',
  'list',
  'listItem',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'table',
  'tableRow',
  'tableCell',
]);

/**
 * All that keeps a text from the browser from being shown: code, unsafe addresses, and what is not of the vocabulary.
 * A tree without problems, parsed and unravelled, holds nothing but Markdown and the vocabulary.
 */
export function textProblems(tree: Root): TextProblem[] {
  const problems: TextProblem[] = [];
  const pictures = namesOfPictures(tree);
  visit(tree, (node, _index, parent) => {
    if (isComponent(node)) problems.push(...componentProblems(node, parent));
    else problems.push(...markdownProblems(node, pictures).map((message) => ({ ...placeOf(node), message })));
  });
  return problems;
}

/** Definitions that pictures refer to. */
function namesOfPictures(tree: Root) {
  const names = new Set<string>();
  visit(tree, 'imageReference', (node) => {
    names.add(node.identifier);
  });
  return names;
}

function markdownProblems(node: Nodes, pictures: Set<string>): string[] {
  if (node.type === 'mdxjsEsm') return [NO_IMPORTS];
  if (!MARKDOWN.has(node.type)) return ['code is not used here: take out what stands between { and }'];
  const problems: (string | undefined)[] = [];
  if (node.type === 'link' || node.type === 'definition') problems.push(linkProblem(node.url));
  if (node.type === 'link' || node.type === 'linkReference')
    problems.push(
      ...componentUses(node).map(({ name }) => `a link holds plain words: put <${name}> outside it`),
    );
  if (node.type === 'image' || (node.type === 'definition' && pictures.has(node.identifier)))
    problems.push(pictureProblem(node.url));
  return problems.filter((problem) => problem !== undefined);
}

const placeOf = ({ position }: Nodes) => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
});
