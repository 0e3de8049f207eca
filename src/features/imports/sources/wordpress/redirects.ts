import type { ArrivedAuthor, ArrivedRedirect, RedirectTarget } from '../../rules/arrivals.ts';
import { tidySourcePath } from '../paths.ts';
import { table } from '../table.ts';
import { nicename } from './authors.ts';
import { type Item, type Term, termKey } from './item.ts';
import { homeOf, permalinkOf } from './permalinks.ts';
import { documentKind } from './post-types.ts';
import type { Survey } from './survey.ts';
import type { Telling } from './telling.ts';
import type { TermRecord } from './terms.ts';
import { type Element, textOf } from './xml.ts';

/** The feed of what answers an essay; the page of a file, by its name and by its number. */
export function* itemRedirects(item: Item, { survey }: Telling): Generator<ArrivedRedirect> {
  const kind = documentKind(item);
  const link = permalinkOf({ ...item, status: 'publish' }, survey);
  if (kind === 'essay' && item.status === 'publish' && link)
    yield* redirect(below(link, 'feed/'), { kind, key: item.key, feed: true });
  if (kind !== 'media') return;
  const to = { kind, key: item.key, ...(item.parent ? { within: item.parent } : {}) };
  yield* redirect(link, to);
  yield* redirect(`${homeOf(survey)}/?attachment_id=${item.key}`, to);
}

/** A topic's list and feed, by its words (below its parents, and alone) and by its number. */
export function* termRedirects(term: TermRecord, { survey }: Telling): Generator<ArrivedRedirect> {
  const key = termKey(term);
  const base = BASES.get(term.taxonomy) ?? term.taxonomy;
  const alone = encodeURIComponent(term.slug || term.name);
  const nested = [...slugsAbove(term, survey), alone].join('/');
  for (const front of frontsOf(survey))
    for (const path of new Set([nested, alone])) {
      yield* redirect(`${front}/${base}/${path}/`, { kind: 'topic', key });
      yield* redirect(`${front}/${base}/${path}/feed/`, { kind: 'topic', key, feed: true });
    }
  const home = homeOf(survey);
  const byName = QUERIES.get(term.taxonomy) ?? term.taxonomy;
  yield* redirect(`${home}/?${byName}=${alone}`, { kind: 'topic', key });
  if (term.taxonomy === 'category' && term.number)
    yield* redirect(`${home}/?cat=${term.number}`, { kind: 'topic', key });
}

const BASES = table<string>({ category: 'category', post_tag: 'tag' });
const QUERIES = table<string>({ category: 'category_name', post_tag: 'tag' });

function slugsAbove(term: Term, { termParents }: Survey): string[] {
  const slugs: string[] = [];
  const seen = new Set([termKey(term)]);
  for (
    let above = termParents.get(termKey(term));
    above && !seen.has(above);
    above = termParents.get(above)
  ) {
    seen.add(above);
    slugs.unshift(encodeURIComponent(above.slice(above.indexOf('/') + 1)));
  }
  return slugs;
}

/** An author's list and feed; WordPress makes the address of the login. */
export function* authorRedirects(
  author: ArrivedAuthor,
  record: Element | undefined,
  { survey }: Telling,
): Generator<ArrivedRedirect> {
  const slug = encodeURIComponent(nicename(author.handle));
  const number = record && textOf(record, 'wp:author_id');
  const to = { kind: 'author', key: author.key } as const;
  for (const front of frontsOf(survey)) {
    yield* redirect(`${front}/author/${slug}/`, to);
    yield* redirect(`${front}/author/${slug}/feed/`, { ...to, feed: true });
  }
  if (number) yield* redirect(`${homeOf(survey)}/?author=${number}`, to);
}

/** Where lists began: at the home of the site, and behind the word that the address of every essay began with there. */
function frontsOf(survey: Survey): string[] {
  const home = homeOf(survey);
  const [front, ...others] = survey.fronts;
  return front && others.length === 0 ? [home, `${home}/${front}`] : [home];
}

/** Behind such a word months had another one in front of them where the address of an essay was its number. */
const monthsIn = (survey: Survey): string[] =>
  frontsOf(survey).flatMap((front, at) => (at === 0 ? [front] : [front, `${front}/date`]));

/** The site's own feeds, its archives by year and month, and its front page with what followed on it. */
export function* siteRedirects(survey: Survey): Generator<ArrivedRedirect> {
  const home = homeOf(survey);
  if (home !== '') yield* redirect(`${home}/`, '/');
  for (const [from, to] of FEEDS) yield* redirect(home + from, to);
  for (const month of survey.months) {
    const to = `/essays/?year=${month.slice(0, 4)}`;
    for (const front of monthsIn(survey)) yield* redirect(`${front}/${month}/`, to);
    yield* redirect(`${home}/?m=${month.replace('/', '')}`, to);
  }
  const pages = Math.min(Math.ceil(survey.publishedEssays / ESSAYS_PER_PAGE), MOST_PAGES);
  for (let page = 2; page <= pages; page += 1) {
    yield* redirect(`${home}/page/${page}/`, '/essays/');
    yield* redirect(`${home}/?paged=${page}`, '/essays/');
  }
}

/** What WordPress shows at once unless it is told otherwise. */
const ESSAYS_PER_PAGE = 10;
const MOST_PAGES = 200;

const FEEDS: [string, string][] = [
  ...['rss2', 'rss', 'rdf'].flatMap((format): [string, string][] => [
    [`/feed/${format}/`, '/feed.xml'],
    [`/?feed=${format}`, '/feed.xml'],
    [`/wp-${format}.php`, '/feed.xml'],
  ]),
  ['/feed/', '/feed.xml'],
  ['/wp-feed.php', '/feed.xml'],
  ['/feed/atom/', '/atom.xml'],
  ['/?feed=atom', '/atom.xml'],
  ['/wp-atom.php', '/atom.xml'],
  ['/comments/feed/', '/feed.xml'],
  ['/?feed=comments-rss2', '/feed.xml'],
];

const below = (path: string, rest: string) => path.replace(/\/?$/, '/') + rest;

function* redirect(from: string | undefined, to: RedirectTarget): Generator<ArrivedRedirect> {
  const path = from === undefined ? undefined : tidySourcePath(from);
  if (path !== undefined) yield { kind: 'redirect', key: path, from: path, to };
}
