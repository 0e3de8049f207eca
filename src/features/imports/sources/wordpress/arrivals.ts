import { createHash } from 'node:crypto';
import type { Arrival, ImportKind } from '../../rules/arrivals.ts';
import { plain } from '../plain.ts';
import { table } from '../table.ts';
import { whys } from '../words.ts';
import { answersOf } from './answers.ts';
import { authorOf, guestAuthorOf, untoldAuthors } from './authors.ts';
import { essayOf, pageOf } from './documents.ts';
import { type Item, itemOf } from './item.ts';
import { mediaOf, untoldPictures } from './media.ts';
import { resourceOf } from './menus.ts';
import { navigationOf } from './navigation.ts';
import { documentKind, whyLeft } from './post-types.ts';
import { authorRedirects, itemRedirects, siteRedirects, termRedirects } from './redirects.ts';
import type { Survey } from './survey.ts';
import { beginTelling, remainder, type Telling } from './telling.ts';
import { type TermRecord, termArrival, termRecord, untoldTerms } from './terms.ts';
import { type Element, readRecords } from './xml.ts';

/** Everything an export holds, in its own order; the addresses of its feeds and archives come last. */
export async function* arrivalsOf(file: string, survey: Survey): AsyncGenerator<Arrival> {
  const telling = beginTelling(survey);
  for await (const record of readRecords(file)) {
    const term = termRecord(record);
    if (term) yield* termArrivals(term, telling);
    else if (record.name === 'wp:author') yield* authorArrivals(record, telling);
    else if (record.name === 'item') yield* itemArrivals(itemOf(record), telling);
  }
  yield* siteRedirects(survey);
}

function* termArrivals(term: TermRecord, telling: Telling): Generator<Arrival> {
  const arrival = termArrival(term, telling);
  yield arrival;
  if (arrival.kind === 'topic') yield* termRedirects(term, telling);
}

function* authorArrivals(record: Element, telling: Telling): Generator<Arrival> {
  yield* signerArrivals(authorOf(record, telling), record, telling);
}

function* signerArrivals(author: Arrival, record: Element | undefined, telling: Telling): Generator<Arrival> {
  yield author;
  if (author.kind === 'author') yield* authorRedirects(author, record, telling);
}

function* itemArrivals(item: Item, telling: Telling): Generator<Arrival> {
  const why = isCopy(item, telling) ? whys.toldTwice : whyLeft(item);
  if (why) {
    const title = plain(item.title) || item.slug || item.key;
    yield remainder(telling, { of: kindOfRest(item), key: `item ${item.key}`, title, why, line: item.line });
    yield* answersOf(item, undefined, telling);
    return;
  }
  for (const term of untoldTerms(item.terms, telling)) yield* termArrivals(term, telling);
  if (item.type === 'wp_navigation') yield* navigationOf(item, telling);
  else if (item.type === 'nav_menu_item') yield resourceOf(item, telling);
  else if (item.type === 'guest-author')
    yield* signerArrivals(guestAuthorOf(item, telling), undefined, telling);
  else yield* documentArrivals(item, telling);
}

function* documentArrivals(item: Item, telling: Telling): Generator<Arrival> {
  const kind = documentKind(item);
  if (kind === 'media') yield mediaOf(item, telling);
  else {
    for (const author of untoldAuthors(item, telling)) yield* signerArrivals(author, undefined, telling);
    const document = kind === 'page' ? pageOf(item, telling) : essayOf(item, telling);
    yield* untoldPictures(document.body.text, telling);
    yield document;
  }
  yield* itemRedirects(item, telling);
  yield* answersOf(item, kind === 'media' ? undefined : item.key, telling);
}

/** Whether the very same item came before; another one under its number gets a key of its own. */
function isCopy(item: Item, telling: Telling): boolean {
  const own = item.key;
  const words = [item.type, item.link, item.title, item.content].join('\0');
  const likeness = createHash('sha1').update(words).digest('base64');
  if (telling.items.get(own) === likeness) return true;
  item.key = telling.keys.fresh('item', own);
  telling.items.set(own, likeness);
  return false;
}

const REST = table<ImportKind>({
  page: 'pages',
  attachment: 'media',
  nav_menu_item: 'resources',
  'guest-author': 'authors',
  wp_navigation: 'menus',
});

const kindOfRest = (item: Item): ImportKind => REST.get(item.type) ?? 'essays';
