import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';

/** Something in `content/` that has to be mended before the site can be built. */
export interface ContentProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** The problem as one line that an editor can jump to. */
export const printProblem = (problem: ContentProblem) =>
  `${problem.file}:${problem.line}:${problem.column} ${problem.message}`;

/** A parsed YAML document that knows where in its file everything stands. */
export interface Located {
  file: string;
  document: Document;
  lines: LineCounter;
  /** How many lines of the file come before the YAML. */
  linesBefore: number;
}

/** A problem at the place that `path` leads to, or at the nearest thing around it. */
export function problemAt(located: Located, path: PropertyKey[], message: string): ContentProblem {
  const { line, col } = placeOf(located, path);
  return { file: located.file, line: line + located.linesBefore, column: col, message };
}

function placeOf({ document, lines }: Located, path: PropertyKey[]) {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return lines.linePos(node.range[0]);
  }
  return { line: 1, col: 1 };
}

/** What zod found, in words that name the field and say what to do. */
export function schemaProblems(located: Located, error: z.ZodError): ContentProblem[] {
  return error.issues.map((issue) => problemAt(located, issue.path, describe(issue)));
}

function describe(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${field ? `${field}: ` : ''}does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}: check the spelling or remove it`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${field} is missing`;
  return `${field} ${issue.message}`.trim();
}
