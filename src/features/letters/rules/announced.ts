import { essayPath } from '../../addresses/rules.ts';
import { readingMinutes } from '../../essays/rules/reading.ts';
import type { AnnouncedEssay } from '../../mail/templates.ts';

/** Enough to hear the voice of a text; the rest is read where it stands. */
const OPENING_CHARACTERS = 600;

/** What is known of an essay that a letter tells of. */
export interface EssayToTell {
  slug: string;
  title: string;
  standfirst: string;
  /** The beginning of its text, a blank line between blocks. */
  text: string;
  words: number;
  contentNotes: string[];
  /** Names of those who sign it, in order. */
  by: string[];
}

/** An essay as a letter tells of it. Where it has content notes they come first, and the text waits for its reader. */
export const announced = ({
  slug,
  title,
  standfirst,
  text,
  words,
  contentNotes,
  by,
}: EssayToTell): AnnouncedEssay => ({
  title,
  standfirst,
  by,
  minutes: readingMinutes(words),
  contentNotes,
  opening: contentNotes.length > 0 ? '' : openingOf(text),
  path: essayPath(slug),
});

/** The first whole paragraphs of a text; of a single long one the words that fit, and a sign that it goes on. */
export function openingOf(text: string): string {
  const paragraphs = text.split('\n\n');
  const first = paragraphs[0] ?? '';
  if (first.length > OPENING_CHARACTERS) {
    const cut = first.slice(0, OPENING_CHARACTERS);
    const end = cut.lastIndexOf(' ');
    return `${(end > 0 ? cut.slice(0, end) : cut).toWellFormed()} …`;
  }
  let opening = first;
  for (const paragraph of paragraphs.slice(1)) {
    if (opening.length + paragraph.length > OPENING_CHARACTERS) break;
    opening += `\n\n${paragraph}`;
  }
  return opening;
}
