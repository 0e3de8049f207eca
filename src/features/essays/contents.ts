import { contentOf, type SaidText } from './text/content.ts';

/** Shorter texts are read from end to end, and need no contents. */
const FEWEST_HEADINGS = 4;

export interface ContentsLine {
  slug: string;
  text: string;
}

/** The headings of an essay's parts, when there are enough of them to find one's way by. */
export async function listContents(essay: SaidText): Promise<ContentsLine[]> {
  const { headings } = await contentOf('essays', essay);
  const parts = headings.filter(({ depth, slug: id }) => depth === 2 && id !== 'footnotes');
  return parts.length >= FEWEST_HEADINGS ? parts : [];
}
