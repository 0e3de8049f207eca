import { text as germanText } from './de/text.ts';
import { comments, composer } from './en/comments.ts';
import { comparison, essays } from './en/essays.ts';
import { feeds } from './en/feeds.ts';
import { guidelines } from './en/guidelines.ts';
import { jobs } from './en/jobs.ts';
import { leaving } from './en/leaving.ts';
import { mail } from './en/mail.ts';
import { account, doors, memberAdmin } from './en/members.ts';
import { crisis, menus } from './en/menus.ts';
import { log, moderation } from './en/moderation.ts';
import { outbox } from './en/outbox.ts';
import { parity } from './en/parity.ts';
import { search } from './en/search.ts';
import { site, trouble } from './en/site.ts';
import { type TextWords, text } from './en/text.ts';
import { unsubscribe } from './en/unsubscribe.ts';

const english = {
  account,
  doors,
  memberAdmin,
  site,
  trouble,
  essays,
  comparison,
  comments,
  composer,
  leaving,
  mail,
  outbox,
  jobs,
  unsubscribe,
  menus,
  crisis,
  feeds,
  search,
  guidelines,
  moderation,
  log,
  parity,
};

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
