import { z } from 'zod';
import { languageTag } from '../../../fields.ts';
import type { ImportReportWords } from '../../../words/en/import-report.ts';
import {
  type DraftMatter,
  draftMatter,
  type PageDraftMatter,
  pageDraftMatter,
} from '../../studio/rules/matter.ts';
import { tidyMatter } from '../../studio/rules/text.ts';
import type { ArrivedEssay, ArrivedPage } from './arrivals.ts';

const MOST_TITLE = 200;
const MOST_SUMMARY = 600;
const MOST_LABEL = 120;
const MOST_REASON = 400;

/** So many words of a text stand in for a title that is not there. */
const TITLE_WORDS = 8;

const webAddress = z.url({ protocol: /^https?$/ });

/** What of an essay's details stands elsewhere than in its source. */
export interface EssayPlace {
  slug: string;
  /** Handles. */
  authors: string[];
  /** Slugs. */
  topics: string[];
  series: { name: string; part: number } | undefined;
  /** The slug of the original that it is another edition of. */
  original: string | undefined;
  siteLanguage: string;
  /** The text's first words. */
  text: string;
}

interface Read<Matter> {
  matter: Matter;
  remarks: string[];
}

/** An essay's details as the studio keeps them, and what did not fit. */
export function essayMatterOf(
  arrival: ArrivedEssay,
  place: EssayPlace,
  says: ImportReportWords,
): Read<DraftMatter> {
  const { edition, canonical, updated, published } = arrival;
  const head = headOf(arrival, place.text, says);
  const summary = cut(arrival.standfirst, MOST_SUMMARY);
  const remarks = [...head.remarks, ...(summary.cut ? [says.remark.summaryCut] : [])];
  if (place.authors.length === 0) remarks.push(says.remark.noAuthor);
  if (edition && !place.original) remarks.push(says.remark.noOriginal(edition.label));
  const editionOf = edition &&
    place.original && {
      essay: place.original,
      label: cut(edition.label, MOST_LABEL).text || place.slug,
      reason: cut(edition.reason || edition.label, MOST_REASON).text || place.slug,
    };
  const given = {
    slug: place.slug,
    title: head.title,
    standfirst: summary.text,
    ...(arrival.status === 'draft' ? {} : { published: written(published ?? updated) }),
    ...(updated && published && updated > published ? { updated: written(updated) } : {}),
    authors: place.authors.map((author) => ({ author })),
    topics: place.topics,
    ...(place.series ? { series: place.series.name, part: place.series.part } : {}),
    ...(editionOf ? { editionOf } : {}),
    comments: arrival.comments,
    ...languageOf(arrival.lang, place.siteLanguage),
    ...(webAddress.safeParse(canonical).success ? { canonical } : {}),
  };
  return { matter: tidyMatter(draftMatter.parse(given)), remarks };
}

/** The same of a page. */
export function pageMatterOf(
  arrival: ArrivedPage,
  { slug, text, siteLanguage }: Pick<EssayPlace, 'slug' | 'text' | 'siteLanguage'>,
  says: ImportReportWords,
): Read<PageDraftMatter> {
  const head = headOf(arrival, text, says);
  const summary = cut(arrival.description, MOST_SUMMARY);
  const remarks = [...head.remarks, ...(summary.cut ? [says.remark.summaryCut] : [])];
  const given = {
    ...{ slug, title: head.title, description: summary.text },
    ...languageOf(arrival.lang, siteLanguage),
  };
  return { matter: tidyMatter(pageDraftMatter.parse(given)), remarks };
}

/** A moment as front matter has it; at midnight in UTC it must not be taken for a day alone. */
const written = (moment: Date | undefined) => moment?.toISOString().replace('.000Z', 'Z');

function headOf({ title: given }: { title: string }, text: string, says: ImportReportWords) {
  const title = cut(oneLine(given), MOST_TITLE);
  if (title.text) return { title: title.text, remarks: title.cut ? [says.remark.titleCut] : [] };
  const first = oneLine(text).split(' ').slice(0, TITLE_WORDS).join(' ');
  return { title: cut(first, MOST_TITLE).text || says.untitled, remarks: [says.remark.untitled] };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The beginning of what is too long, at a character's end. */
function cut(given: string, most: number) {
  const text = given.trim();
  if (text.length <= most) return { text, cut: false };
  return {
    text: `${text
      .slice(0, most - 1)
      .toWellFormed()
      .replace(/\uFFFD$/, '')
      .trimEnd()}…`,
    cut: true,
  };
}

/** A language that the site itself is in is not said. */
function languageOf(lang: string | undefined, siteLanguage: string) {
  const parsed = languageTag.safeParse(lang);
  return parsed.success && parsed.data !== siteLanguage ? { lang: parsed.data } : {};
}
