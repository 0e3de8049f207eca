import { z } from 'zod';
import { languageTag, moderationPolicy, slug } from '../../../fields.ts';
import { MOST_TOPICS, writtenDate } from '../../essays/rules/front-matter.ts';

const words = (most: number) => z.string().trim().max(most, `must be at most ${most} characters`);

/**
 * What the front matter of an essay's draft says so far: as `essayFrontMatter`, but a draft may leave anything empty.
 * Publishing asks for the rest.
 */
export const draftMatter = z.object({
  /** The address it wants; made from the title at publishing when empty. */
  slug: slug.or(z.literal('')).default(''),
  title: words(200).default(''),
  standfirst: words(600).default(''),
  /** A date or moment of its own choosing; empty: the moment of publishing. */
  published: writtenDate.optional(),
  updated: writtenDate.optional(),
  authors: z.array(z.object({ author: slug, voice: slug.optional() })).default([]),
  topics: z.array(slug).max(MOST_TOPICS, `must be at most ${MOST_TOPICS}`).default([]),
  series: slug.optional(),
  part: z.int('must be a whole number').positive('must be 1 or more').optional(),
  editionOf: z.object({ essay: slug, label: words(120), reason: words(400) }).optional(),
  lead: z.boolean().default(false),
  contentNotes: z.array(words(300)).default([]),
  comments: z
    .union([z.enum(['open', 'closed']), z.object({ closeAfterDays: z.int().positive() })], {
      error: 'must say after how many days: 1 or more',
    })
    .default('open'),
  moderation: moderationPolicy.optional(),
  quiet: z.boolean().default(false),
  lang: languageTag.optional(),
  related: z.array(z.object({ slug, relation: words(60), note: words(400).default('') })).default([]),
  canonical: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
});

export type DraftMatter = z.infer<typeof draftMatter>;

/** What a page's draft says so far; see `pageFrontMatter`. */
export const pageDraftMatter = z.object({
  slug: slug.or(z.literal('')).default(''),
  title: words(200).default(''),
  description: words(600).default(''),
  lang: languageTag.optional(),
});

export type PageDraftMatter = z.infer<typeof pageDraftMatter>;
