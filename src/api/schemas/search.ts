import { z } from '@hono/zod-openapi';
import { nextCursor } from '../cursor.ts';

export const searchAnswer = z
  .object({
    query: z.string().describe('The question as it was understood.'),
    total: z.number().int().describe('How many works were found and ranked.'),
    more: z.boolean().describe('Whether more matched than were ranked.'),
    items: z.array(
      z.object({
        slug: z.string(),
        url: z.url(),
        title: z.string(),
        lang: z.string(),
        publishedAt: z.iso.datetime(),
        authors: z.array(z.object({ handle: z.string(), name: z.string() })),
        editionLabel: z.string().nullable(),
        excerpt: z.string().describe('Safe HTML: text with mark elements.'),
      }),
    ),
    next: nextCursor,
    alike: z
      .array(z.object({ slug: z.string(), url: z.url(), title: z.string() }))
      .describe('Titles that look like the question, when few essays match.'),
    resources: z.array(
      z.object({
        title: z.string(),
        url: z.url(),
        annotation: z.string().describe('Markdown: emphasis and links only.'),
        menu: z.object({ slug: z.string(), title: z.string() }),
      }),
    ),
  })
  .openapi('SearchAnswer', { description: 'Essays that match best, each work once, and resources.' });
