import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type ContentProblem, type Located, schemaProblems } from './problems.ts';

/** A YAML text that fits its schema, or what is wrong with it. */
export type Read<T> = { value: T; located: Located; problems: [] } | { problems: ContentProblem[] };

/** Parses YAML, which never evaluates anything, and checks it against a schema. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>, linesBefore = 0): Read<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const located = { file, document, lines, linesBefore };
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    return {
      problems: [
        { file, line: line + linesBefore, column: col, message: `is not valid YAML: ${broken.message}` },
      ],
    };
  }
  const parsed = schema.safeParse(dataOf(document), { reportInput: true });
  if (!parsed.success) return { problems: schemaProblems(located, parsed.error) };
  return { value: parsed.data, located, problems: [] };
}

/** Names that stand for names without end are worth as much as nothing. */
function dataOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}
