import { z } from 'zod';
import { day, languageTag, line, moderationPolicy, slug } from '../../fields.ts';

const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** All time zones to choose from, with the present one, which may go by a former name. */
export const timeZones = (present: string): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', present])].toSorted();

/** More would not stand in one line. */
export const MAX_HEADER_MENUS = 6;

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address like https://example.org/' });

export const crisisLine = z.strictObject({
  /** ISO 3166-1 alpha-2, or `001` for the world. */
  country: z.string().regex(/^([A-Z]{2}|001)$/, 'must be two capital letters, or "001" for the world'),
  name: line(120),
  phone: line(60).optional(),
  text: line(200).optional(),
  url: webAddress,
  hours: line(120).optional(),
  note: line(300).optional(),
});

const picture = z
  .string()
  .regex(/^\/media\/[0-9a-f-]{36}$/, 'must be the address of a picture that was added in the browser');

const voice = z.strictObject({
  slug,
  label: line(60),
  /** No longer offered; what was said in it keeps its label. */
  retired: z.boolean().optional(),
});

const link = z.union([
  z.strictObject({ label: line(80), page: slug }),
  z.strictObject({ label: line(80), url: webAddress }),
]);

/** What `content/site.yaml` may say. */
export const siteSettings = z.strictObject({
  name: line(80),
  tagline: z.string().trim().max(160).default(''),
  description: z.string().trim().max(400).default(''),
  language: languageTag.default('en'),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone like "Europe/London"').default('UTC'),
  accent: z.enum(['madder', 'pine'], { error: 'must be madder or pine' }).default('madder'),
  /** Stands before the name in the header. */
  logo: picture.optional(),
  /** What browsers show beside the title of a page. */
  icon: picture.optional(),
  /** How members and authors may say where they speak from. Unranked; the list is the site's to set. */
  voices: z.array(voice).default([]),
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
  /** Whose essays need no owner's review: any author's, those of authors who are published here, owners' alone. */
  publishing: z
    .enum(['authors', 'returning', 'owners'], { error: 'must be authors, returning or owners' })
    .default('authors'),
  /** Essays that stand first on the home page. */
  featured: z.array(slug).default([]),
  /** Resource menus in the header, in order. */
  menus: z.array(slug).max(MAX_HEADER_MENUS, 'must be at most six: a header holds no more').default([]),
  /** Where copies of lost pages are found; `{url}` stands for the address that was lost. */
  archive: z
    .string()
    .regex(/^https:\/\/\S*\{url\}/, 'must be an https address with {url} in it')
    .default('https://web.archive.org/web/{url}'),
  /** Pages named in the footer, in order. */
  pages: z.array(slug).default([]),
  /** A free line at the very end of every page. */
  footer: z.string().trim().max(300).default(''),
  /** A quiet line under every essay on how to support the publication. */
  support: z
    .strictObject({
      title: line(120),
      text: line(600),
      link: link.optional(),
    })
    .optional(),
  crisis: z
    .strictObject({
      title: line(120),
      text: line(600),
      checked: day,
      page: slug.optional(),
      lines: z.array(crisisLine),
    })
    .optional(),
});

export type SiteSettings = z.infer<typeof siteSettings>;
export type CrisisLine = z.infer<typeof crisisLine>;

/** The voices that members and authors may choose from now on. */
export const offeredVoices = <Voice extends { retired?: boolean | undefined }>(voices: Voice[]) =>
  voices.filter(({ retired }) => !retired);

/** The settings with every voice kept that they no longer name, retired: what was said in it keeps its label. */
export const keepingVoices = (settings: SiteSettings, before: SiteSettings): SiteSettings => {
  const named = new Set(settings.voices.map((voice) => voice.slug));
  const gone = before.voices.filter((voice) => !named.has(voice.slug));
  return { ...settings, voices: [...settings.voices, ...gone.map((voice) => ({ ...voice, retired: true }))] };
};

/** The crisis lines with one country's first; the order among the others stays. */
export const crisisLinesFor = (lines: CrisisLine[], country: string | undefined): CrisisLine[] => [
  ...lines.filter((line) => line.country === country),
  ...lines.filter((line) => line.country !== country),
];

/** Whether two things that the file said, or says, are the same for this version of the program. */
export const saysTheSame = (one: unknown, other: unknown) =>
  JSON.stringify(siteSettings.parse(one)) === JSON.stringify(siteSettings.parse(other));

/** One of the site's settings. */
export type Setting = keyof SiteSettings;

/** The settings that differ between what the file said and what it says now. */
export const changedSettings = (before: SiteSettings, after: SiteSettings): Setting[] =>
  siteSettings
    .keyof()
    .options.filter((setting) => JSON.stringify(before[setting]) !== JSON.stringify(after[setting]));

/** The pictures that stand for the site. */
export const sitePicture = z.enum(['logo', 'icon']);
export type SitePicture = z.infer<typeof sitePicture>;

/** The lists of slugs that the owner puts in order. */
export const siteList = z.enum(['featured', 'menus', 'pages']);
export type SiteList = z.infer<typeof siteList>;
