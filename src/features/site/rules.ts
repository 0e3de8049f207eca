import { z } from 'zod';
import { day, languageTag, line, moderationPolicy, slug } from '../../fields.ts';

const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

const crisisLine = z.strictObject({
  /** ISO 3166-1 alpha-2, or `001` for the world. */
  country: z.string().regex(/^([A-Z]{2}|001)$/, 'must be two capital letters, or "001" for the world'),
  name: line(120),
  phone: line(60).optional(),
  text: line(200).optional(),
  url: z.url({ protocol: /^https?$/ }),
  hours: line(120).optional(),
  note: line(300).optional(),
});

/** What `content/site.yaml` may say. */
export const siteSettings = z.strictObject({
  name: line(80),
  tagline: z.string().trim().max(160).default(''),
  description: z.string().trim().max(400).default(''),
  language: languageTag.default('en'),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone like "Europe/London"').default('UTC'),
  accent: z.enum(['madder', 'pine'], { error: 'must be madder or pine' }).default('madder'),
  /** How members and authors may say where they speak from. Unranked; the list is the site's to set. */
  voices: z.array(z.strictObject({ slug, label: line(60) })).default([]),
  comments: z
    .strictObject({
      policy: moderationPolicy.default('newcomers-held'),
      /** From this day on comments are closed everywhere. */
      closeOn: day.optional(),
    })
    .default({ policy: 'newcomers-held' }),
  /** Who sees how many members thanked an author for an essay. */
  appreciationsShownTo: z
    .enum(['author', 'readers'], { error: 'must be author or readers' })
    .default('author'),
  /** Essays that stand first on the home page. */
  featured: z.array(slug).default([]),
  /** Resource menus in the header, in order. */
  menus: z.array(slug).max(6, 'must be at most six: a header holds no more').default([]),
  /** Pages named in the footer, in order. */
  pages: z.array(slug).default([]),
  /** A quiet line under every essay on how to support the publication. */
  support: z
    .strictObject({
      title: line(120),
      text: line(600),
      link: z
        .union([
          z.strictObject({ label: line(80), page: slug }),
          z.strictObject({ label: line(80), url: z.url({ protocol: /^https?$/ }) }),
        ])
        .optional(),
    })
    .optional(),
  crisis: z
    .strictObject({
      title: line(120),
      text: line(600),
      checked: day,
      page: slug.optional(),
      lines: z.array(crisisLine).min(1),
    })
    .optional(),
});

export type SiteSettings = z.infer<typeof siteSettings>;
export type CrisisLine = z.infer<typeof crisisLine>;

/** The crisis lines with one country's first; the order among the others stays. */
export const crisisLinesFor = (lines: CrisisLine[], country: string | undefined): CrisisLine[] => [
  ...lines.filter((line) => line.country === country),
  ...lines.filter((line) => line.country !== country),
];
