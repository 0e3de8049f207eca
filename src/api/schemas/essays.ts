import { z } from '@hono/zod-openapi';
import { nextCursor } from '../cursor.ts';

const moment = z.iso.datetime();

export const essaySummary = z
  .object({
    slug: z.string().describe('The last part of its address.'),
    url: z.url().describe('Its page.'),
    title: z.string(),
    standfirst: z.string().describe('One or two sentences on what it is about.'),
    lang: z.string().describe('A BCP 47 language tag.'),
    words: z.number().int().describe('The length of the text.'),
    publishedAt: moment,
    authors: z.array(
      z.object({
        handle: z.string(),
        name: z.string(),
        voice: z.string().nullable().describe('The voice chosen for this byline, if any.'),
      }),
    ),
    topics: z.array(z.object({ slug: z.string(), name: z.string() })),
  })
  .openapi('EssaySummary', { description: 'An essay as lists show it.' });

export const essayList = z.object({ items: z.array(essaySummary), next: nextCursor }).openapi('EssayList', {
  description: 'Essays, newest first, each work by the edition that stands for it.',
});

export const fullEssay = essaySummary
  .extend({
    updatedAt: moment.nullable().describe('When it was last changed in a way that readers should know of.'),
    contentNotes: z.array(z.string()).describe('What some readers may want to know before they begin.'),
    editionLabel: z.string().nullable().describe('What this edition is called; null for the original.'),
    editions: z.array(
      z.object({
        slug: z.string(),
        url: z.url(),
        title: z.string(),
        lang: z.string(),
        label: z.string().nullable(),
        reason: z.string().nullable().describe('Why this edition was made.'),
      }),
    ),
    series: z.object({ slug: z.string(), title: z.string(), part: z.number().int() }).nullable(),
    canonical: z.url().nullable().describe('Where the text first appeared, if elsewhere.'),
    html: z.string().describe('The text as HTML with absolute addresses.'),
    text: z.string().describe('The text without markup, a blank line between paragraphs.'),
  })
  .openapi('Essay', { description: 'One edition with its text.' });

const relatedEssays = z.array(
  z.object({
    slug: z.string(),
    title: z.string(),
    url: z.url(),
    score: z.number().min(0).max(1).describe('How strongly it is recommended.'),
    reasons: z.array(
      z.object({
        kind: z.enum([
          'curated',
          'series',
          'cites',
          'cited-by',
          'shares-terms',
          'same-topic',
          'cites-together',
        ]),
        detail: z.string().describe('The relation, the topics or the terms; for citations of both, titles.'),
        note: z.string().optional().describe('What whoever chose it says of it.'),
        incoming: z
          .boolean()
          .optional()
          .describe('Whether it was chosen there: the relation and the note are about this essay then.'),
      }),
    ),
  }),
);

export const relatedReading = z
  .object({
    essay: z.string().describe('The slug of the essay that was asked about.'),
    related: relatedEssays,
  })
  .openapi('RelatedReading', {
    description: 'What to read after an essay, best first, each with its reasons.',
  });

export const graphPart = z
  .object({
    items: z.array(
      z.object({
        slug: z.string(),
        title: z.string(),
        url: z.url(),
        lang: z.string().describe('A BCP 47 language tag.'),
        topics: z.array(z.string()).describe('Their slugs, the main one first.'),
        related: relatedEssays,
      }),
    ),
    next: nextCursor,
  })
  .openapi('GraphPart', { description: 'Essays with their edges, newest first.' });
