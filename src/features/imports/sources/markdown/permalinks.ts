import { distinctPaths } from '../paths.ts';
import { table } from '../table.ts';
import { categoriesIn, isRecord, listIn, wordsIn } from './fields.ts';
import type { Front } from './front-matter.ts';
import type { Place } from './place.ts';
import type { MarkdownSite } from './site.ts';

/** What an address may be made of. */
export interface Addressed {
  file: string;
  place: Place;
  front: Front;
  slug: string;
  published: Date | undefined;
}

/**
 * Every path that a text had: the one that its relative links start from first, then what it said itself, what the
 * site's settings make of it, and the file's own, by which other texts name it.
 */
export function pathsOf(text: Addressed, site: MarkdownSite): string[] {
  const { front, file } = text;
  const own = [wordsIn(front, 'permalink', 'url')]
    .filter((path) => path.startsWith('/'))
    .map((path) => filled(path, text));
  const former = listIn(front, 'aliases', 'redirect_from').map((path) =>
    path.startsWith('/') ? path : `/${path}`,
  );
  const made = MADE[site.flavour](text, site);
  const asFile = `/${file}`;
  const stood = [...own, ...made].map((path) => site.home + path);
  const byFile = site.flavour === 'plain' || site.flavour === 'astro';
  const paths = byFile ? [asFile, ...stood] : [...stood, asFile];
  return distinctPaths([...paths, ...former.map((path) => site.home + path)]);
}

type Maker = (text: Addressed, site: MarkdownSite) => string[];

const MADE: Record<MarkdownSite['flavour'], Maker> = {
  jekyll(text, { config }) {
    if (text.place.kind === 'page') return withEndings(text.place.stem);
    const kept = wordsIn(config, 'permalink') || 'date';
    return [filled(JEKYLL_STYLES.get(kept) ?? kept, text)];
  },
  hugo(text, { config }) {
    const [section = ''] = text.place.stem.split('/');
    const forms = isRecord(config.permalinks) ? config.permalinks : {};
    const form = wordsIn(isRecord(forms.page) ? forms.page : forms, section);
    const stem = text.place.stem
      .replace(/[^/]*$/, text.slug === text.place.slug ? '$&' : text.slug)
      .toLowerCase();
    return [...(form === '' ? [] : [filled(form, text)]), `/${stem}/`, `/${stem}.html`].map((path) =>
      path.replace(/^\/index\/?/, '/'),
    );
  },
  astro: (text) => [...new Set([text.place.stem, text.slug])].map((stem) => `/${stem}/`),
  plain: (text) => withEndings(text.place.stem),
};

const withEndings = (stem: string) => (stem === 'index' ? ['/'] : [`/${stem}/`, `/${stem}.html`]);

/** The styles that Jekyll has a name for. */
const JEKYLL_STYLES = table<string>({
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
});

const DAY_MS = 86_400_000;

/** A form such as `/:year/:month/:slug/` with the text's own parts in its gaps. */
function filled(form: string, { place, front, slug, published }: Addressed): string {
  const date = published ?? new Date(0);
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  const folders = place.stem.split('/');
  const categories = [...place.topics, ...categoriesIn(front)];
  const parts = table<string>({
    year,
    month,
    day,
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    y_day: String(Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 0)) / DAY_MS)).padStart(
      3,
      '0',
    ),
    title: slug,
    slug,
    slugorfilename: slug,
    contentbasename: slug,
    filename: folders.at(-1) ?? slug,
    section: folders.length > 1 ? (folders[0] ?? '') : '',
    sections: folders.slice(0, -1).join('/'),
    categories: categories.map((name) => name.toLowerCase().replace(/\s+/g, '-')).join('/'),
    output_ext: '.html',
    path: place.stem,
    basename: slug,
  });
  return `/${form.replace(/:(\w+)/g, (gap, name: string) => parts.get(name) ?? gap)}`.replace(/\/{2,}/g, '/');
}
