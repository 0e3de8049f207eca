import type { Arrival, ArrivedRedirect } from '../../rules/arrivals.ts';
import { tidySourcePath } from '../paths.ts';
import { remarks, whys } from '../words.ts';
import { documentOf } from './documents.ts';
import { wordsIn } from './fields.ts';
import { isText, placeOf } from './place.ts';
import { headKey, picturesOf } from './shown.ts';
import type { MarkdownSite } from './site.ts';
import { authorsOf, topicsOf } from './subjects.ts';
import { type Readable, readMarkdown } from './text.ts';

/** Everything a folder of Markdown holds, its pictures first, then text after text. */
export async function* arrivalsOf(site: MarkdownSite): AsyncGenerator<Arrival> {
  const told = new Set<string>();
  for (const file of site.folder.odd) yield oddity(file);
  yield* await picturesOf(site);
  for await (const arrival of textArrivals(site)) {
    const name = `${arrival.kind} ${arrival.key}`;
    if (!told.has(name)) yield arrival;
    told.add(name);
  }
  yield* siteRedirects(site);
}

const PICTURE = /\.(png|jpe?g|gif|webp|avif|svg)$/i;

const oddity = (file: string): Arrival => ({
  kind: 'remainder',
  of: PICTURE.test(file) ? 'media' : 'essays',
  key: `file ${file}`,
  title: file,
  why: whys.notAFile,
});

async function* textArrivals(site: MarkdownSite): AsyncGenerator<Arrival> {
  const clashing = clashesIn(site.folder.files);
  for (const file of site.folder.files) {
    if (!isText(file, site.flavour)) continue;
    const text = await readMarkdown(file, site);
    if ('body' in text) yield* documentArrivals(text, clashing.has(file), site);
    else yield { kind: 'remainder', of: 'essays', key: `file ${file}`, title: file, why: text.why };
  }
}

/** Files whose names differ in nothing but capitals, of which many computers can hold only one. */
function clashesIn(files: string[]): Set<string> {
  const groups = Map.groupBy(files, (file) => file.toLowerCase());
  return new Set([...groups.values()].filter((same) => same.length > 1).flat());
}

function* documentArrivals(text: Readable, clashes: boolean, site: MarkdownSite): Generator<Arrival> {
  const { file, front, body } = text;
  const document = documentOf(text, site);
  const elsewhere = wordsIn(front, 'redirect_to');
  if (elsewhere !== '' || (isList(file) && body.trim() === '')) {
    yield* listed(document.paths, elsewhere, file, site);
    return;
  }
  yield* authorsOf(front, site);
  if (document.kind === 'essay') yield* topicsOf(front, placeOf(file, site.flavour));
  if (clashes) document.remarks.push(remarks.caseClash);
  const at = { file, base: document.paths[0] ?? '/' };
  yield document.kind === 'essay' ? { ...document, mediaKey: headKey(front, at, site) } : document;
}

const isList = (file: string) => /(^|\/)_index\.[a-z.]+$/.test(file);

/** A file that only led elsewhere, or only headed a list that this site makes by itself. */
function* listed(paths: string[], elsewhere: string, file: string, site: MarkdownSite): Generator<Arrival> {
  const within =
    site.address !== '' && elsewhere.startsWith(site.address)
      ? elsewhere.slice(site.address.length)
      : elsewhere;
  const to = within.startsWith('/') ? tidySourcePath(within) : undefined;
  if (to) yield* paths.map((from): ArrivedRedirect => ({ kind: 'redirect', key: from, from, to }));
  const why = elsewhere === '' ? whys.listPage : whys.redirectOutside;
  if (!to) yield { kind: 'remainder', of: 'pages', key: `file ${file}`, title: file, why };
}

const FEEDS = ['/index.xml', '/rss.xml', '/feed/', '/feed.rss'];

function* siteRedirects({ home }: MarkdownSite): Generator<ArrivedRedirect> {
  for (const feed of FEEDS) yield { kind: 'redirect', key: home + feed, from: home + feed, to: '/feed.xml' };
}
