import { z } from 'zod';
import { languageTag, line, moderationPolicy, slug } from '../../../fields.ts';

/** A date alone (midnight in the site's time zone) or a moment with its offset. */
export const writtenDate = z
  .union([z.date().transform((date) => date.toISOString()), z.string()])
  .refine((value) => /^\d{4}-\d{2}-\d{2}([T ]|$)/.test(value) && !Number.isNaN(Date.parse(value)), {
    error: 'must be a date like 2026-03-14, or a moment like 2026-03-14T09:00:00+01:00',
  })
  .transform((value) => value.replace(/T00:00:00\.000Z$/, ''));

/** Nobody looks through more; who moves in from a system that counts tags by the dozen loses none. */
export const MOST_TOPICS = 100;

const byline = z.union([
  slug.transform((author) => ({ author, voice: undefined })),
  z.strictObject({ author: slug, voice: slug.optional() }),
]);

/** What the front matter of `content/essays/*.mdx` may say. */
export const essayFrontMatter = z
  .strictObject({
    /** The essay's title; plain text. */
    title: line(200),
    /** One or two sentences that stand under the title and in lists. */
    standfirst: z.string().trim().max(600, 'must be at most 600 characters').default(''),
    /** When readers may see it; a future date is a schedule, none leaves it a draft. */
    published: writtenDate.optional(),
    /** When it was last changed in a way that readers should know of. */
    updated: writtenDate.optional(),
    /** Handles from `content/authors.yaml`, each with an optional voice for this byline. */
    authors: z.array(byline).min(1, 'must name at least one author'),
    /** Slugs from `content/topics.yaml`, the main one first. */
    topics: z.array(slug).max(MOST_TOPICS, `must be at most ${MOST_TOPICS}`).default([]),
    /** A slug from `content/series.yaml`, with `part`. */
    series: slug.optional(),
    part: z.int('must be a whole number').positive('must be 1 or more').optional(),
    /** Makes this another edition of that essay's work. */
    editionOf: z.strictObject({ essay: slug, label: line(120), reason: line(400) }).optional(),
    /** Lets this edition stand for the work in lists instead of the original. */
    lead: z.boolean('must be true or false').default(false),
    /** Plain words for what some readers may want to know before they begin. */
    contentNotes: z.array(line(300)).default([]),
    comments: z
      .union([z.enum(['open', 'closed']), z.strictObject({ closeAfterDays: z.int().positive() })], {
        error: 'must be open, closed or { closeAfterDays: 90 }',
      })
      .default('open'),
    /** Whose comments wait for a moderator; as the site says when left out. */
    moderation: moderationPolicy.optional(),
    /** Lets it appear without a letter to those who read by mail. */
    quiet: z.boolean('must be true or false').default(false),
    /** The language of the text; the site's language when left out. */
    lang: languageTag.optional(),
    draft: z.boolean('must be true or false').default(false),
    /** Related reading the author chose. The relation is free words; some are in common use. */
    related: z
      .array(z.strictObject({ slug, relation: line(60), note: z.string().trim().max(400).default('') }))
      .default([]),
    /** Where this text first appeared, if elsewhere. */
    canonical: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  })
  .refine((essay) => (essay.series === undefined) === (essay.part === undefined), {
    error: 'series and part belong together: give both or neither',
    path: ['series'],
  })
  .refine((essay) => essay.draft || essay.published !== undefined, {
    error: 'is missing: give a date, or say draft: true',
    path: ['published'],
  });

export type EssayFrontMatter = z.infer<typeof essayFrontMatter>;

/** What the front matter of `content/pages/*.mdx` may say. */
export const pageFrontMatter = z.strictObject({
  title: line(200),
  /** One sentence for search engines and lists. */
  description: z.string().trim().max(600).default(''),
  lang: languageTag.optional(),
});

export type PageFrontMatter = z.infer<typeof pageFrontMatter>;
