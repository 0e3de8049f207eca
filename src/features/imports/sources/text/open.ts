import { words } from '../../../../words/words.ts';
import { slugFromTitle } from '../../../addresses/rules.ts';
import { cleanText } from '../../convert/html/visible.ts';
import type { Arrival, ArrivedAuthor, ArrivedEssay, Source } from '../../rules/arrivals.ts';
import { SourceError } from '../../rules/source-error.ts';
import { readText } from '../text-file.ts';
import { type PastedEssay, readPasted } from './essay.ts';

/** Longer than any essay. */
const MOST_MEGABYTES = 2;

/**
 * Opens a file with one essay as it was copied from a web page. It arrives as a draft, with every line that was left out.
 * @throws SourceError when it is not there, is not text, or has no line that could be its title.
 */
export async function openText(file: string): Promise<Source> {
  const pasted = readPasted(cleanText(await readText(file, MOST_MEGABYTES)));
  if (!pasted) throw new SourceError(words('en').pasted.noTitle, 1);
  const slug = slugFromTitle(pasted.title);
  return { origin: `text:${slug}`, arrivals: () => arrivalsOf(pasted, slug), close: async () => {} };
}

async function* arrivalsOf(pasted: PastedEssay, slug: string): AsyncGenerator<Arrival> {
  if (pasted.author) yield authorOf(pasted.author);
  yield essayOf(pasted, slug);
}

const authorOf = (name: string): ArrivedAuthor => ({
  ...{ kind: 'author', key: name },
  ...{ handle: slugFromTitle(name), name, biography: '' },
});

function essayOf(
  { title, author, edition, html, leftOut, commentsClosed }: PastedEssay,
  slug: string,
): ArrivedEssay {
  const { remarks } = words('en').pasted;
  return {
    ...{ kind: 'essay', key: slug, slug, title, standfirst: '', line: 1 },
    body: { format: 'html', text: html },
    paths: [],
    status: 'draft',
    authorKeys: author ? [author] : [],
    topicKeys: [],
    comments: commentsClosed ? 'closed' : 'open',
    ...(edition ? { edition } : {}),
    remarks: [...(edition ? [remarks.edition] : []), ...leftOut.map(remarks.leftOut)],
  };
}
