import { z } from 'zod';
import { day, languageTag, line, slug } from '../../../fields.ts';

/** Sections deeper than this are shown flattened, with their path as the title. */
export const MAX_SECTION_DEPTH = 3;

export const COSTS = ['free', 'paid', 'mixed'] as const;

export const safeUrl = z
  .string()
  .refine(
    (address) => /^(https?:\/\/|mailto:|tel:|sms:)\S+$/i.test(address) && URL.canParse(address),
    'must be an http, https, mailto, tel or sms address',
  );

const resourceFields = {
  /** Markdown: emphasis and links only. */
  annotation: z.string().trim().max(2000).default(''),
  lang: languageTag.optional(),
  cost: z.enum(COSTS, { error: 'must be free, paid or mixed' }).optional(),
  format: z.string().trim().max(40).optional(),
  recommendedBy: z.string().trim().max(120).optional(),
  /** What ties the recommender to the resource. */
  interest: z.string().trim().max(400).optional(),
  /** The last time a person looked. */
  checked: day.optional(),
  /** A copy of what stood at its address, for readers to whom that gives nothing any more. */
  archived: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
};

const title = line(200);
const ownTitle = { title: title.optional() };

export const menuFileResource = z.union(
  [
    z.strictObject({ url: safeUrl, title, ...resourceFields }),
    z.strictObject({ essay: slug, ...ownTitle, ...resourceFields }),
    z.strictObject({ topic: slug, ...ownTitle, ...resourceFields }),
    z.strictObject({ series: slug, ...ownTitle, ...resourceFields }),
    z.strictObject({ page: slug, ...ownTitle, ...resourceFields }),
  ],
  {
    error:
      'must have a title with a url, or one of essay, topic, series, page; beside them annotation, lang, cost (free, paid, mixed), format, recommendedBy, interest, checked, archived',
  },
);

export type MenuFileResource = z.infer<typeof menuFileResource>;

export interface MenuFileSection {
  title: string;
  description: string;
  resources: MenuFileResource[];
  sections: MenuFileSection[];
}

const section: z.ZodType<MenuFileSection> = z.strictObject({
  title,
  description: z.string().trim().max(600).default(''),
  resources: z.array(menuFileResource).default([]),
  get sections() {
    return z.array(section).default([]);
  },
});

/** What `content/menus/*.yaml` may say. */
export const menuFile = z.strictObject({
  title,
  description: z.string().trim().max(600).default(''),
  sections: z.array(section).default([]),
});

export type MenuFile = z.infer<typeof menuFile>;
