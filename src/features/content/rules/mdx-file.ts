import { createHash } from 'node:crypto';
import type { Root } from 'mdast';
import { VFileMessage } from 'vfile-message';
import type { z } from 'zod';
import {
  type ComponentUse,
  componentNamed,
  componentUses,
  problemsOfUse,
} from '../../essays/rules/component-uses.ts';
import { parseMdx, plainText } from '../../essays/rules/mdx-text.ts';
import { countWords } from '../../essays/rules/reading.ts';
import type { ContentProblem, Located } from './problems.ts';
import { readYaml } from './yaml-file.ts';

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
    problems: uses.flatMap((use) => usedWrongly(file, use, tree)),
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

/** Files are code and may name components of their own; the vocabulary's own names are checked. */
function usedWrongly(file: string, use: ComponentUse, tree: Root): ContentProblem[] {
  const ownName = !/^[A-Z]/.test(use.name) || isImported(use.name, tree);
  if (ownName && !componentNamed(use.name)) return [];
  return problemsOfUse(use).map((problem) => ({ file, ...problem }));
}

const isImported = (name: string, tree: Root) =>
  tree.children.some(
    (node) => node.type === 'mdxjsEsm' && new RegExp(`\\b${name.replace(/\W.*$/, '')}\\b`).test(node.value),
  );
