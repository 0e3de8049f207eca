import type { VFileMessage } from 'vfile-message';
import type { TextProblem } from './component-uses.ts';

const WRITE_LESS_THAN = 'a < begins a component here: write \\< for the sign itself';
const WRITE_BRACE = 'code between { and } is not used here: write \\{ for the sign itself';
export const NO_IMPORTS =
  'a paragraph cannot begin with the word “import” or “export” here: begin with another one';

/** What an author wrote after a `<` who meant something else, and what to write instead. */
const MEANT: [pattern: RegExp, message: string][] = [
  [/^<!--/, 'hidden comments are not used here: leave it out'],
  [/^<(https?:|www\.|[^\s<>@]+@)/i, 'write the address alone or as [words](address), without < and >'],
];

/** Why a text could not be parsed, in words that say what to do. */
export function syntaxProblem(body: string, error: VFileMessage): TextProblem {
  const { line = 1, column = 1, source, reason } = error;
  if (source === 'micromark-extension-mdx-jsx')
    return { line, column, message: meantBy(textFromTag(body, line, column)) };
  if (source === 'micromark-extension-mdx-expression') return { line, column, message: WRITE_BRACE };
  if (source === 'micromark-extension-mdxjs-esm') return { line, column, message: NO_IMPORTS };
  return source === 'mdast-util-mdx-jsx' ? tagProblem(error) : { line, column, message: reason };
}

const meantBy = (opened: string) => MEANT.find(([pattern]) => pattern.test(opened))?.[1] ?? WRITE_LESS_THAN;

/** The rest of a line from the last `<` before a place. */
function textFromTag(body: string, line: number, column: number) {
  const text = body.split(/\r\n|\r|\n/, line).at(-1) ?? '';
  return text.slice(text.lastIndexOf('<', column - 1));
}

/** The parser names the tag that was opened and, in brackets, where. */
function tagProblem({ reason, line = 1, column = 1 }: VFileMessage): TextProblem {
  const [, opened, openLine, openColumn] = /closing tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason) ?? [];
  if (opened)
    return {
      line: Number(openLine),
      column: Number(openColumn),
      message: `<${opened}> is opened and not closed: write </${opened}> where it ends`,
    };
  const [, closing] = /the closing tag `(<[^`]*>)`/.exec(reason) ?? [];
  if (closing)
    return { line, column, message: `${closing} must stand on a line of its own, as its opening tag` };
  return { line, column, message: 'this closing tag closes nothing: take it out, or its / away' };
}
