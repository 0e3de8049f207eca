import { text as germanText } from './de/text.ts';
import { admin } from './en/admin.ts';
import { backups, exports } from './en/backups.ts';
import { claims } from './en/claims.ts';
import { comments, composer } from './en/comments.ts';
import { conversion } from './en/conversion.ts';
import { curateRelated } from './en/curate-related.ts';
import { curation } from './en/curation.ts';
import { details } from './en/details.ts';
import { drafts } from './en/drafts.ts';
import { comparison, essays } from './en/essays.ts';
import { feeds } from './en/feeds.ts';
import { firstSteps } from './en/first-steps.ts';
import { guidelines } from './en/guidelines.ts';
import { importAdmin } from './en/import-admin.ts';
import { importReport } from './en/import-report.ts';
import { jobs } from './en/jobs.ts';
import { leaving } from './en/leaving.ts';
import { letterAdmin, letters } from './en/letters.ts';
import { mail } from './en/mail.ts';
import { map } from './en/map.ts';
import { account, doors, memberAdmin } from './en/members.ts';
import { crisis, menus } from './en/menus.ts';
import { log, moderation } from './en/moderation.ts';
import { outbox } from './en/outbox.ts';
import { parity } from './en/parity.ts';
import { pasted } from './en/pasted.ts';
import { pictures } from './en/pictures.ts';
import { refusals } from './en/refusals.ts';
import { related, relatedAdmin } from './en/related.ts';
import { search } from './en/search.ts';
import { site, trouble } from './en/site.ts';
import { siteAdmin } from './en/site-admin.ts';
import { sources } from './en/sources.ts';
import { statistics } from './en/statistics.ts';
import { studio } from './en/studio.ts';
import {
  authorAdmin,
  owned,
  pageAdmin,
  redirectAdmin,
  seriesAdmin,
  topicAdmin,
} from './en/subjects-admin.ts';
import { suggestRelated } from './en/suggest-related.ts';
import { suggestionAnswers, suggestions } from './en/suggestions.ts';
import { type TextWords, text } from './en/text.ts';
import { unsubscribe } from './en/unsubscribe.ts';

const english = {
  admin,
  backups,
  exports,
  siteAdmin,
  owned,
  topicAdmin,
  seriesAdmin,
  authorAdmin,
  redirectAdmin,
  pageAdmin,
  account,
  doors,
  memberAdmin,
  site,
  trouble,
  essays,
  comparison,
  comments,
  composer,
  claims,
  leaving,
  letters,
  letterAdmin,
  mail,
  outbox,
  importAdmin,
  importReport,
  jobs,
  unsubscribe,
  menus,
  curation,
  suggestions,
  suggestionAnswers,
  crisis,
  feeds,
  related,
  map,
  relatedAdmin,
  curateRelated,
  suggestRelated,
  search,
  firstSteps,
  guidelines,
  refusals,
  moderation,
  log,
  parity,
  pictures,
  sources,
  statistics,
  studio,
  details,
  drafts,
  conversion,
  pasted,
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
