import path from 'node:path';
import type { ArrivedEssay, ArrivedPage, ArrivedText } from '../../rules/arrivals.ts';
import { plain } from '../plain.ts';
import { remarks } from '../words.ts';
import { flagIn, isRecord, listIn, momentIn, wordsIn } from './fields.ts';
import type { Front } from './front-matter.ts';
import { pathsOf } from './permalinks.ts';
import { type Place, placeOf } from './place.ts';
import type { MarkdownSite } from './site.ts';
import { authorsOf, topicsOf } from './subjects.ts';
import type { Readable } from './text.ts';

/** A file of the folder as an essay or page, by what its fields, its place and its name say, in that order. */
export function documentOf(given: Readable, site: MarkdownSite): ArrivedEssay | ArrivedPage {
  const { file, front } = given;
  const place = placeOf(file, site.flavour);
  const slug = wordsIn(front, 'slug') || place.slug;
  const published = momentIn(front, ...PUBLISHED) ?? momentIn({ day: place.day ?? '' }, 'day');
  const { title, text } = titled(given, place);
  const shared = {
    key: file,
    slug,
    title,
    body: { format: formatOf(file), text },
    lang: wordsIn(front, 'lang', 'language', 'locale') || place.lang,
    paths: pathsOf({ file, place, front, slug, published }, site),
    published,
    updated: momentIn(front, ...UPDATED),
    status: statusOf(front, place, published),
    authorKeys: authorsOf(front, site).map((author) => author.key),
    remarks: [
      ...given.remarks,
      ...(flagIn(front, 'sticky') || flagIn(front, 'pinned') ? [remarks.sticky] : []),
    ],
  };
  const words = plain(wordsIn(front, ...STANDFIRST));
  if (kindOf(front, place) === 'page') return { kind: 'page', ...shared, description: words };
  return {
    kind: 'essay',
    ...shared,
    standfirst: words,
    topicKeys: topicsOf(front, place).map((topic) => topic.key),
    comments: flagIn(front, 'comments') === false ? 'closed' : 'open',
    canonical: [wordsIn(front, 'canonical', 'canonical_url', 'canonicalURL', 'canonicalUrl')].find(
      (address) => /^https?:\/\//i.test(address),
    ),
    series: seriesOf(front),
  };
}

const PUBLISHED = [
  'date',
  'publishDate',
  'pubDate',
  'pubDatetime',
  'published',
  'published_at',
  'publishedAt',
  'created',
];
const UPDATED = [
  'updated',
  'lastmod',
  'last_modified_at',
  'modified',
  'updatedDate',
  'updated_at',
  'modDatetime',
];
const STANDFIRST = ['standfirst', 'description', 'summary', 'subtitle', 'excerpt', 'tagline'];

function kindOf(front: Front, place: Place): 'essay' | 'page' {
  const said = wordsIn(front, 'type', 'layout').toLowerCase();
  if (said === 'page') return 'page';
  return said === 'post' ? 'essay' : place.kind;
}

function formatOf(file: string): ArrivedText['format'] {
  const ending = path.posix.extname(file).toLowerCase();
  if (ending === '.mdx') return 'mdx';
  return ending.startsWith('.htm') ? 'html' : 'markdown';
}

const FIRST_HEADING =
  /^\s*(?:# {1,9}(.{1,300}?)(?: {1,9}#{1,9})?[ \t]{0,9}(?:\n|$)|([^\n]{1,300})\n=+[ \t]{0,9}(?:\n|$))/;

/** A text without a title of its own is called by the heading that it begins with, else by its file. */
function titled({ front, body }: Readable, place: Place): { title: string; text: string } {
  const title = wordsIn(front, 'title');
  if (title !== '') return { title, text: body };
  const heading = FIRST_HEADING.exec(body);
  const words = (heading?.[1] ?? heading?.[2] ?? '').replace(/[*_`]|\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
  if (heading && words !== '') return { title: words, text: body.slice(heading[0].length) };
  const named = place.slug.replace(/[-_]+/g, ' ').trim();
  return { title: named.charAt(0).toUpperCase() + named.slice(1), text: body };
}

function statusOf(
  front: Front,
  place: Place,
  published: Date | undefined,
): 'published' | 'scheduled' | 'draft' {
  const isDraft =
    flagIn(front, 'draft') ??
    (flagIn(front, 'published') === false || wordsIn(front, 'status').toLowerCase() === 'draft');
  if (isDraft || place.draft) return 'draft';
  return published && published > new Date() ? 'scheduled' : 'published';
}

function seriesOf(front: Front): ArrivedEssay['series'] {
  const [listed] = listIn(front, 'series', 'series.name', 'series.title');
  const part = Number.parseInt(
    wordsIn(isRecord(front.series) ? front.series : {}, 'part', 'order') ||
      wordsIn(front, 'series_order', 'series_part', 'part'),
    10,
  );
  return listed === undefined ? undefined : { name: listed, part: Number.isNaN(part) ? undefined : part };
}
