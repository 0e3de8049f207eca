import { z } from 'zod';
import { several, slug } from '../../../fields.ts';
import { slugFromTitle } from '../../addresses/rules.ts';
import { momentAt, writtenParts } from '../../essays/rules/dates.ts';
import { MOST_TOPICS } from '../../essays/rules/front-matter.ts';
import type { Draft } from './draft.ts';
import { type DraftMatter, draftMatter, type PageDraftMatter, pageDraftMatter } from './matter.ts';
import { tidy } from './text.ts';

const typed = z.string().default('');
const manyTyped = several(z.string());

const STEPS = ['save', 'suggest', 'preview', 'publish'] as const;

/** What a save comes with, whatever it is a draft of. */
export const savedFields = z.object({
  version: z.coerce.number().int(),
  /** Where to go once it is saved. */
  step: z.enum(STEPS).default('save'),
  body: typed.transform(tidy),
});

/** The fields of an essay's draft as they come: one string each, or one for each row. */
const fields = savedFields.extend({
  title: typed,
  standfirst: typed,
  slug: typed,
  published: typed,
  publishedTime: typed,
  updated: typed,
  authors: manyTyped,
  voices: manyTyped,
  topics: manyTyped,
  series: typed,
  part: typed,
  editionOf: typed,
  editionLabel: typed,
  editionReason: typed,
  lead: typed,
  contentNotes: typed,
  comments: typed,
  closeAfterDays: typed,
  moderation: typed,
  quiet: typed,
  lang: typed,
  canonical: typed,
  related: manyTyped,
  relations: manyTyped,
  notes: manyTyped,
  /** A suggested essay that is taken as related, and how. */
  relate: typed,
  relation: typed,
});

const saved = { version: z.int(), step: z.enum(STEPS), body: z.string() };
const savedEssay = draftMatter.extend(saved);
const savedPage = pageDraftMatter.extend(saved);

/** The whole form of an essay's draft: its text, and its details as front matter would say them. */
export const draftForm = (timeZone: string) =>
  fields
    .transform(
      ({ version, step, body, ...rest }): z.input<typeof savedEssay> => ({
        ...{ version, step, body },
        ...matterOf(rest, timeZone),
      }),
    )
    .pipe(savedEssay)
    .transform(({ version, step, body, ...matter }) => ({ version, step, body, matter }));

/** The same of a page's draft. */
export const pageDraftForm = savedFields
  .extend({ title: typed, standfirst: typed, slug: typed, lang: typed })
  .transform(
    ({ title, standfirst, slug, lang, ...rest }): z.input<typeof savedPage> => ({
      ...rest,
      title: oneLine(title),
      description: oneLine(standfirst),
      slug: slug.trim().toLowerCase(),
      lang: lang.trim() || undefined,
    }),
  )
  .pipe(savedPage)
  .transform(({ version, step, body, ...matter }) => ({ version, step, body, matter }));

/** The form of a draft, whatever it is of. */
export const formOf = ({ kind }: Pick<Draft, 'kind'>, timeZone: string) =>
  kind === 'essay' ? draftForm(timeZone) : pageDraftForm;

export type DraftForm = z.infer<ReturnType<typeof formOf>>;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

type Typed = Omit<z.infer<typeof fields>, 'version' | 'step' | 'body'>;

function matterOf(given: Typed, timeZone: string): z.input<typeof draftMatter> {
  return {
    slug: given.slug.trim().toLowerCase(),
    title: oneLine(given.title),
    standfirst: oneLine(given.standfirst),
    published: dateOf(given.published, given.publishedTime, timeZone),
    updated: dateOf(given.updated, '', timeZone),
    authors: unique(given.authors.map((author, at) => ({ author, voice: given.voices[at] || undefined }))),
    topics: [...new Set(given.topics.filter(Boolean))],
    series: given.series || undefined,
    part: numberOf(given.part),
    editionOf: given.editionOf
      ? { essay: given.editionOf, label: given.editionLabel, reason: given.editionReason }
      : undefined,
    lead: given.lead !== '',
    contentNotes: given.contentNotes.split('\n').map(oneLine).filter(Boolean),
    comments: commentsOf(given),
    moderation: draftMatter.shape.moderation.safeParse(given.moderation).data,
    quiet: given.quiet !== '',
    lang: given.lang.trim() || undefined,
    related: relatedOf(given),
    canonical: given.canonical.trim() || undefined,
  };
}

/** A day alone stays one; a day that is none is left for `draftMatter` to refuse. */
function dateOf(day: string, time: string, timeZone: string) {
  if (!time || Number.isNaN(Date.parse(day))) return day || undefined;
  return momentAt(day, time.slice(0, 5), timeZone).toISOString();
}

/** Whoever signs does so once. */
function unique<Line extends { author: string }>(lines: Line[]) {
  return lines.filter(({ author }, at) => author && lines.findIndex((line) => line.author === author) === at);
}

const numberOf = (text: string) => (text.trim() ? Number(text) : undefined);

function commentsOf({ comments, closeAfterDays }: Typed): z.input<typeof draftMatter>['comments'] {
  if (comments === 'after') return { closeAfterDays: numberOf(closeAfterDays) ?? 0 };
  return comments === 'closed' ? 'closed' : 'open';
}

function relatedOf({ related, relations, notes, relate, relation }: Typed) {
  const taken = relate ? [{ slug: relate, relation: oneLine(relation), note: '' }] : [];
  const typedIn = related.flatMap((address, at) => {
    const named = slugIn(address);
    return named ? [{ slug: named, relation: relations[at] ?? '', note: oneLine(notes[at] ?? '') }] : [];
  });
  return [...typedIn, ...taken];
}

/** An essay may be named by its slug, its path, its whole address, or a title that its address was made from. */
function slugIn(given: string) {
  const name = /^(?:.*\/essays\/)?([^/]*)\/?$/.exec(given.trim())?.[1] ?? given.trim();
  return slug.safeParse(name).success || name.includes('/') ? name : slugFromTitle(name);
}

/** Rows for topics: those chosen and one more, and at first as many as most essays need. */
export const topicRows = (chosen: number) => Math.min(MOST_TOPICS, Math.max(3, chosen + 1));

/** The details of a draft as its form's fields show them. */
export const fieldsOf = (draft: Pick<Draft, 'matter'>, timeZone: string) =>
  'description' in draft.matter ? pageFieldsOf(draft.matter) : essayFieldsOf(draft.matter, timeZone);

const pageFieldsOf = ({ title, description, slug, lang }: PageDraftMatter): Record<string, string[]> => ({
  title: [title],
  standfirst: [description],
  slug: [slug],
  ...(lang ? { lang: [lang] } : {}),
});

/** What `draftForm` reads back as it was. */
export function essayFieldsOf(matter: DraftMatter, timeZone: string): Record<string, string[]> {
  const published = matter.published ? writtenParts(matter.published, timeZone) : undefined;
  const closing = typeof matter.comments === 'object' ? matter.comments.closeAfterDays : undefined;
  const one = {
    slug: matter.slug,
    title: matter.title,
    standfirst: matter.standfirst,
    published: published?.day,
    publishedTime: published?.time,
    updated: matter.updated && writtenParts(matter.updated, timeZone).day,
    series: matter.series,
    part: matter.part?.toString(),
    editionOf: matter.editionOf?.essay,
    editionLabel: matter.editionOf?.label,
    editionReason: matter.editionOf?.reason,
    lead: matter.lead ? 'on' : undefined,
    contentNotes: matter.contentNotes.join('\n'),
    comments: typeof matter.comments === 'object' ? 'after' : matter.comments,
    closeAfterDays: closing?.toString(),
    moderation: matter.moderation,
    quiet: matter.quiet ? 'on' : undefined,
    lang: matter.lang,
    canonical: matter.canonical,
  };
  return {
    ...Object.fromEntries(Object.entries(one).flatMap(([name, value]) => (value ? [[name, [value]]] : []))),
    authors: matter.authors.map(({ author }) => author),
    voices: matter.authors.map(({ voice }) => voice ?? ''),
    topics: matter.topics,
    related: matter.related.map(({ slug }) => slug),
    relations: matter.related.map(({ relation }) => relation),
    notes: matter.related.map(({ note }) => note),
  };
}

/** Fields of the details in which two versions of a form differ; empty rows do not count. */
export function differingFields(one: Record<string, string[]>, other: Record<string, string[]>): string[] {
  const said = (of: Record<string, string[]>, name: string) => (of[name] ?? []).join('\n').trim();
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => tidy(said(one, name)) !== tidy(said(other, name)));
}
