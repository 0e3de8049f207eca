import type { z } from 'zod';
import { type EssayFrontMatter, essayFrontMatter, pageFrontMatter } from '../../essays/rules/front-matter.ts';
import type { DraftMatter, PageDraftMatter } from './matter.ts';
import type { DraftProblem } from './problem.ts';

type Read<Matter> = { matter: Matter } | { problems: DraftProblem[] };

/** What a field lacks, where the words for a file would not help someone at a form. */
const LACKS: Record<string, string> = {
  title: 'Give it a title.',
  authors: 'Say who signs it.',
  series: 'A series goes with a part, and a part with a series: give both or neither.',
  contentNotes: 'A content note is empty: write it, or take it out.',
  related: 'Say of every related essay how it is related, in a word or two.',
  editionOf: 'Say what this edition is, and why there is one.',
};

/** What the front matter of a file would say, or what is still lacking; `published` is written as in a file. */
export const frontMatterOf = (
  { slug: _, ...matter }: DraftMatter,
  published: string,
): Read<EssayFrontMatter> => read(essayFrontMatter.safeParse({ ...matter, published, draft: false }));

/** The same of a page. */
export const pageFrontMatterOf = ({ slug: _, ...matter }: PageDraftMatter) =>
  read(pageFrontMatter.safeParse(matter));

function read<Matter>(parsed: z.ZodSafeParseResult<Matter>): Read<Matter> {
  if (parsed.success) return { matter: parsed.data };
  const problems = new Map<string, DraftProblem>();
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0]);
    if (!problems.has(field)) problems.set(field, { field, message: LACKS[field] ?? `This ${message}.` });
  }
  return { problems: [...problems.values()] };
}
