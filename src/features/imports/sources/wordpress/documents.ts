import type { ArrivedEssay, ArrivedPage } from '../../rules/arrivals.ts';
import { soundParent } from '../parents.ts';
import { plain } from '../plain.ts';
import { remarks } from '../words.ts';
import { signerKeys } from './authors.ts';
import { expandBlocks } from './blocks.ts';
import { nameGalleryPictures } from './galleries.ts';
import { editionOf, languageOf, seriesOf } from './groups.ts';
import { type Item, termKey } from './item.ts';
import { pathsOf } from './permalinks.ts';
import { isAnswered, isCustom } from './post-types.ts';
import type { Telling } from './telling.ts';
import { isTopic } from './terms.ts';

export function essayOf(item: Item, telling: Telling): ArrivedEssay {
  return {
    kind: 'essay',
    ...documentOf(item, telling),
    standfirst: plain(item.excerpt),
    topicKeys: item.terms
      .filter((term) => isTopic(term.taxonomy))
      .map(termKey)
      .filter((key) => telling.terms.has(key)),
    comments: item.commentsClosed ? 'closed' : 'open',
    mediaKey: item.meta.get('_thumbnail_id') || undefined,
    canonical: canonicalOf(item),
    edition: editionOf(item, telling.survey),
    series: seriesOf(item),
  };
}

export function pageOf(item: Item, telling: Telling): ArrivedPage {
  const { kinds, itemParents } = telling.survey;
  const parent = soundParent(item.key, itemParents);
  return {
    kind: 'page',
    ...documentOf(item, telling),
    description: plain(item.excerpt),
    parentKey: parent !== undefined && kinds.get(parent) === 'page' ? parent : undefined,
  };
}

function documentOf(item: Item, telling: Telling) {
  const status = statusOf(item);
  const { blocks, attached } = telling.survey;
  const { text: expanded, missing } = expandBlocks(item.content, blocks);
  const text = nameGalleryPictures(expanded, item.key, attached);
  return {
    key: item.key,
    line: item.line,
    slug: item.slug || plain(item.title),
    title: plain(item.title),
    body: { format: 'wordpress' as const, text },
    lang: languageOf(item),
    paths: pathsOf(item, telling.survey),
    published: item.published,
    updated: item.updated && item.published && item.updated > item.published ? item.updated : undefined,
    status,
    authorKeys: signerKeys(item, telling),
    remarks: remarksOn(item, missing),
  };
}

function statusOf(item: Item): 'published' | 'scheduled' | 'draft' {
  if (item.password !== '' || isCustom(item)) return 'draft';
  if (item.status === 'publish') return 'published';
  return item.status === 'future' && item.published ? 'scheduled' : 'draft';
}

function remarksOn(item: Item, missingBlocks: string[]): string[] {
  const { status, type } = item;
  return [
    ...(item.password === '' ? [] : [remarks.password]),
    ...(isCustom(item) ? [remarks.custom(type)] : []),
    ...(status === 'pending' ? [remarks.pending] : []),
    ...(status === 'private' ? [remarks.private] : []),
    ...(KNOWN_STATUSES.has(status) ? [] : [remarks.unknownStatus(status)]),
    ...(item.type === 'page' && isAnswered(item) ? [remarks.answeredPage] : []),
    ...(item.sticky ? [remarks.sticky] : []),
    ...missingBlocks.map(remarks.missingBlock),
    ...(item.dropped === 0 ? [] : [remarks.dropped(item.dropped)]),
  ];
}

const KNOWN_STATUSES = new Set(['publish', 'future', 'draft', 'auto-draft', 'inherit', 'pending', 'private']);

/** Where the common plugins for search engines keep the address that a text first appeared at. */
const CANONICAL_META = [
  '_yoast_wpseo_canonical',
  'rank_math_canonical_url',
  '_aioseo_canonical_url',
  '_seopress_robots_canonical',
];

const canonicalOf = (item: Item) =>
  CANONICAL_META.map((name) => item.meta.get(name) ?? '').find((address) => /^https?:\/\//i.test(address));
