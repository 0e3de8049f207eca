import type { Byline } from '../essays/queries/cards.ts';

export const RESULTS_PER_PAGE = 10;

/** Longer questions are cut: nobody types more, and each word costs the database time. */
export const QUERY_CHARACTERS = 200;
const QUERY_WORDS = 20;

/** What a search found, ready to be shown. */
export interface SearchResults {
  /** The question as it was understood: trimmed, cut, without control characters. */
  query: string;
  /** How many works were found and ranked. */
  total: number;
  /** Whether more matched than were ranked, so that `total` is "at least". */
  more: boolean;
  /** From 1; a number past the end is the last page. */
  page: number;
  pages: number;
  essays: FoundEssay[];
  /** Titles that look like the question, when few or no essays match it. */
  alike: { slug: string; title: string; lang: string }[];
  /** At most ten, on the first page alone. */
  resources: FoundResource[];
}

export interface FoundEssay {
  slug: string;
  title: string;
  lang: string;
  publishedAt: Date;
  /** Without voices, which stay out of search. */
  bylines: Byline[];
  editionLabel: string | null;
  /** Safe HTML: text with `<mark>` around what was asked for. */
  excerpt: string;
}

export interface FoundResource {
  title: string;
  /** An outside address, or a path of this site. */
  url: string;
  outside: boolean;
  /** Markdown: emphasis and links only. */
  annotation: string;
  menu: { slug: string; title: string };
}

/** A question as the database may be asked it. */
export function cleanQuery(asked: string) {
  const plain = asked
    .slice(0, QUERY_CHARACTERS * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Co}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = [...plain].slice(0, QUERY_CHARACTERS).join('');
  return cut.split(' ').slice(0, QUERY_WORDS).join(' ').trim();
}

/** What the database puts around a match: private-use characters, which no one writes and escaping leaves alone. */
export const MATCH_START = '\uE000';
export const MATCH_STOP = '\uE001';

/** The passage of the text with matches; the standfirst when only title or standfirst match. */
export function excerptOf(passage: string, standfirst: string) {
  return safeExcerpt(passage.includes(MATCH_START) || standfirst === '' ? passage : standfirst);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function safeExcerpt(text: string) {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(MATCH_START, '<mark>')
    .replaceAll(MATCH_STOP, '</mark>')
    .replace(/\s+/g, ' ')
    .trim();
}
