import { createHash } from 'node:crypto';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { VFileMessage } from 'vfile-message';
import type { z } from 'zod';
import { parseMdx, plainText } from '../../essays/rules/mdx-text.ts';
import { countWords } from '../../essays/rules/reading.ts';
import { VOCABULARY } from '../../essays/rules/vocabulary.ts';
import { type ContentProblem, type Located, suggestion } from './problems.ts';
import { readYaml } from './yaml-file.ts';

/** One use of a component in a text. */
export interface ComponentUse {
  name: string;
  attributes: Record<string, string>;
  line: number;
  column: number;
}

/** An MDX file of `content/`, taken apart. */
export interface MdxFile<Matter> {
  file: string;
  /** The file's name without its ending. */
  slug: string;
  matter: Matter;
  body: string;
  text: string;
  words: number;
  hash: string;
}

export type ReadMdx<Matter> =
  | { value: MdxFile<Matter>; located: Located; uses: ComponentUse[]; problems: ContentProblem[] }
  | { value?: undefined; problems: ContentProblem[] };

const FRONT_MATTER = /^---[^\S\n]*\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/;

/** Takes an MDX file apart and checks its front matter and its use of the vocabulary. */
export function readMdxFile<Matter>(file: string, text: string, schema: z.ZodType<Matter>): ReadMdx<Matter> {
  const front = FRONT_MATTER.exec(text);
  if (!front)
    return {
      problems: [
        { file, line: 1, column: 1, message: 'must begin with front matter between two lines of ---' },
      ],
    };
  const read = readYaml(file, front[1] ?? '', schema, 1);
  if (!('value' in read)) return read;

  let tree: Root;
  try {
    tree = parseMdx(text);
  } catch (error) {
    return { problems: [syntaxProblem(file, error)] };
  }
  const uses = componentUses(tree);
  const plain = plainText(tree);
  const value = {
    file,
    slug: file.replace(/^.*\//, '').replace(/\.mdx$/, ''),
    matter: read.value,
    body: text.slice(front[0].length),
    text: plain,
    words: countWords(plain),
    hash: createHash('sha256').update(text).digest('hex'),
  };
  return {
    value,
    located: read.located,
    uses,
    problems: uses.flatMap((use) => useProblems(file, use, tree)),
  };
}

function syntaxProblem(file: string, error: unknown): ContentProblem {
  if (!(error instanceof VFileMessage)) throw error;
  return {
    file,
    line: error.line ?? 1,
    column: error.column ?? 1,
    message: `is not valid MDX: ${error.reason}`,
  };
}

function componentUses(tree: Root): ComponentUse[] {
  const uses: ComponentUse[] = [];
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    const element = node as MdxJsxFlowElement | MdxJsxTextElement;
    const attributes: Record<string, string> = {};
    for (const attribute of element.attributes)
      if (attribute.type === 'mdxJsxAttribute')
        attributes[attribute.name] = typeof attribute.value === 'string' ? attribute.value : '';
    const { line = 1, column = 1 } = element.position?.start ?? {};
    uses.push({ name: element.name ?? '', attributes, line, column });
  });
  return uses;
}

/** Files are code and may import components of their own; the vocabulary's own names are checked. */
function useProblems(file: string, use: ComponentUse, tree: Root): ContentProblem[] {
  const at = { file, line: use.line, column: use.column };
  const component = VOCABULARY[use.name];
  if (!component) {
    if (!/^[A-Z]/.test(use.name) || isImported(use.name, tree)) return [];
    return [
      {
        ...at,
        message: `<${use.name}> is not a component of the vocabulary${suggestion(use.name, Object.keys(VOCABULARY))}`,
      },
    ];
  }
  const known = Object.entries(component.attributes);
  const missing = known
    .filter(([name, attribute]) => attribute.required && use.attributes[name] === undefined)
    .map(([name, attribute]) => ({ ...at, message: `<${use.name}> needs ${name}="…": ${attribute.about}` }));
  const unknown = Object.keys(use.attributes)
    .filter((name) => !component.attributes[name])
    .map((name) => ({
      ...at,
      message: `<${use.name}> does not know "${name}"${suggestion(
        name,
        known.map(([attribute]) => attribute),
      )}`,
    }));
  return [...missing, ...unknown];
}

const isImported = (name: string, tree: Root) =>
  tree.children.some(
    (node) => node.type === 'mdxjsEsm' && new RegExp(`\\b${name.replace(/\W.*$/, '')}\\b`).test(node.value),
  );
