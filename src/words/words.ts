import { text as germanText } from './de/text.ts';
import { comments } from './en/comments.ts';
import { comparison, essays } from './en/essays.ts';
import { feeds } from './en/feeds.ts';
import { crisis, menus } from './en/menus.ts';
import { search } from './en/search.ts';
import { site, trouble } from './en/site.ts';
import { type TextWords, text } from './en/text.ts';

const english = { site, trouble, essays, comparison, comments, menus, crisis, feeds, search };

export type Words = typeof english;

const catalogues: Record<string, Words> = { en: english };
const textCatalogues: Record<string, TextWords> = { en: text, de: germanText };

const primary = (language: string) => language.split('-')[0] ?? language;

/** The interface's words in a language; English where there is no catalogue for it. */
export const words = (language: string): Words => catalogues[primary(language)] ?? english;

/** The words that stand inside a text of that language, with the language they are really in. */
export function textWords(language: string): TextWords & { language: string } {
  const found = textCatalogues[primary(language)];
  return found ? { ...found, language } : { ...text, language: 'en' };
}
