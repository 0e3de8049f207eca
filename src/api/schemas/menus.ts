import { z } from '@hono/zod-openapi';
import { nextCursor } from '../cursor.ts';

export const menuSummary = z
  .object({
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    description: z.string(),
    updatedAt: z.iso.datetime(),
    resources: z.number().int().describe('How many links it holds.'),
  })
  .openapi('MenuSummary', { description: 'A resource menu without its contents.' });

export const menuList = z.object({ items: z.array(menuSummary), next: nextCursor }).openapi('MenuList');

const resource = z
  .object({
    title: z.string(),
    url: z.string().describe('An absolute address.'),
    annotation: z.string().describe('Markdown: emphasis and links only.'),
    lang: z.string().nullable(),
    cost: z.string().nullable(),
    format: z.string().nullable(),
    recommendedBy: z.string().nullable(),
    interest: z.string().nullable().describe('What ties the recommender to the resource.'),
    checkedOn: z.iso.date().nullable().describe('The day a person last looked at what the link leads to.'),
    lost: z
      .enum(['gone', 'parked', 'changed'])
      .nullable()
      .describe('What became of an outside address that is not what it was.'),
    linkCheckedAt: z.iso
      .datetime()
      .nullable()
      .describe('When the site last found an outside address alive by itself.'),
    archivedUrl: z.url().nullable().describe('A copy of what stood at the address.'),
  })
  .openapi('Resource', { description: 'A link with an annotation.' });

export const sectionSchema = z
  .object({
    title: z.string(),
    description: z.string(),
    resources: z.array(resource),
    get sections() {
      return z.array(sectionSchema);
    },
  })
  .openapi('Section', { description: 'A part of a menu; sections nest.' });

export const fullMenu = menuSummary
  .omit({ resources: true })
  .extend({ sections: z.array(sectionSchema) })
  .openapi('Menu', { description: 'An annotated, nested list of links.' });
