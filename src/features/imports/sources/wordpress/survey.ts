import { SourceError } from '../../rules/source-error.ts';
import { decoded, originalOf } from '../picture-addresses.ts';
import { noteAuthor, noteGuest } from './authors.ts';
import { noteTranslation, type Original } from './groups.ts';
import { type Item, itemOf, termKey } from './item.ts';
import { homeOf, permalinkOf } from './permalinks.ts';
import { documentKind } from './post-types.ts';
import { isTopic, termRecord } from './terms.ts';
import type { Element } from './xml.ts';
import { readRecords } from './xml.ts';

/** What has to be known of a whole export before its first item can be told: small things only, never texts. */
export interface Survey {
  /** Where the site stood, without a slash at the end; empty when the file does not say. */
  address: string;
  language: string | undefined;
  /** What each item becomes, by its key. */
  kinds: Map<string, 'essay' | 'page' | 'media' | 'rest'>;
  /** The parents of terms, and of pages and menu items by their keys. */
  termParents: Map<string, string | undefined>;
  itemParents: Map<string, string | undefined>;
  /** Terms by the number that menus know them by. */
  termsByNumber: Map<string, string>;
  /** The keys of authors by every name that items may know them by. */
  authors: Map<string, string>;
  /** Authors of whom an item tells, which may come after what they wrote. */
  guests: Set<string>;
  /** The originals of translations, by what keeps these together. */
  originals: Map<string, Original>;
  /** How many public items go by a slug, so that an address made of it alone is not a guess. */
  slugs: Map<string, number>;
  /** Years and months in which something was published: `2009`, `2009/05`. */
  months: Set<string>;
  publishedEssays: number;
  /** What the addresses of essays begin with; empty for one that begins with what differs from essay to essay. */
  fronts: Set<string>;
  /** The originals of all uploads that the file tells of. */
  uploads: Set<string>;
  /** The pictures that were uploaded to each document, in their order there. */
  attached: Map<string, AttachedPicture[]>;
  /** Texts that others show by their number. */
  blocks: Map<string, string>;
}

/**
 * Reads an export once from end to end, keeping only what later items need to know of earlier ones.
 * @throws SourceError when it is broken, or is no export of WordPress.
 */
export async function surveyOf(file: string): Promise<Survey> {
  const survey = emptySurvey();
  const marked = new Set<string>();
  const pictures: AttachedPicture[] = [];
  const head = new Map<string, string>();
  for await (const record of readRecords(file)) {
    for (const { name } of [record, ...record.children]) if (name.startsWith('wp:')) marked.add(name);
    if (record.name === 'item') noteItem(survey, itemOf(record), pictures);
    else if (!noteTerm(survey, record)) noteHead(survey, head, record);
  }
  if (marked.size === 0) throw new SourceError((w) => w.sources.notWordPress);
  survey.language = head.get('language') || undefined;
  pictures.sort((one, other) => one.order - other.order || Number(one.key) - Number(other.key));
  survey.attached = Map.groupBy(pictures, ({ under }) => under);
  return survey;
}

const emptySurvey = (): Survey => ({
  address: '',
  language: undefined,
  kinds: new Map(),
  termParents: new Map(),
  itemParents: new Map(),
  termsByNumber: new Map(),
  authors: new Map(),
  guests: new Set(),
  originals: new Map(),
  slugs: new Map(),
  months: new Set(),
  publishedEssays: 0,
  fronts: new Set(),
  uploads: new Set(),
  attached: new Map(),
  blocks: new Map(),
});

interface AttachedPicture {
  under: string;
  key: string;
  order: number;
}

const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?|$)/i;

function noteItem(survey: Survey, item: Item, pictures: AttachedPicture[]) {
  const kind = documentKind(item);
  survey.kinds.set(item.key, kind);
  survey.itemParents.set(item.key, item.parent);
  for (const term of item.terms)
    if (!survey.termParents.has(termKey(term))) survey.termParents.set(termKey(term), undefined);
  if (kind === 'media') for (const url of [item.fileAddress, item.guid]) survey.uploads.add(originalOf(url));
  if (kind === 'media' && item.parent && PICTURE_FILE.test(item.fileAddress || item.guid))
    pictures.push({ under: item.parent, key: item.key, order: item.menuOrder });
  if (item.type === 'guest-author') noteGuest(survey, item);
  if (kind === 'essay') noteTranslation(survey, item);
  if (item.type === 'wp_block') survey.blocks.set(item.key, item.content);
  if (item.status !== 'publish' || (kind !== 'essay' && kind !== 'page')) return;
  survey.slugs.set(item.slug, (survey.slugs.get(item.slug) ?? 0) + 1);
  if (kind === 'page') return;
  survey.publishedEssays += 1;
  survey.fronts.add(frontOf(item, survey));
  if (item.day) survey.months.add(item.day.slice(0, 4)).add(item.day.slice(0, 7).replace('-', '/'));
}

/** The first word of an essay's address, unless it is its own, a year, one of its topics or its author. */
function frontOf(item: Item, survey: Survey): string {
  const path = permalinkOf(item, survey)?.slice(homeOf(survey).length);
  const [first = '', ...rest] = (path ?? '').split('/').filter((part) => part !== '');
  const own = [item.creator.toLowerCase(), ...item.terms.map(({ slug }) => slug)];
  return rest.length === 0 || /^\d+$/.test(first) || own.includes(decoded(first)) ? '' : first;
}

function noteTerm(survey: Survey, record: Element): boolean {
  const term = termRecord(record);
  if (!term) return false;
  const parent = term.parent && termKey({ ...term, slug: term.parent });
  if (parent || !survey.termParents.has(termKey(term)))
    survey.termParents.set(termKey(term), parent || undefined);
  if (term.number && isTopic(term.taxonomy)) survey.termsByNumber.set(term.number, termKey(term));
  return true;
}

function noteHead(survey: Survey, head: Map<string, string>, record: Element) {
  if (record.name === 'wp:author') return noteAuthor(survey, record);
  head.set(record.name, record.text.trim());
  survey.address = addressOf(head);
}

/** The blog's own address; on a network of sites `base_site_url` is that of the network. */
function addressOf(head: Map<string, string>): string {
  const candidates = ['wp:base_blog_url', 'link', 'wp:base_site_url'].map((name) => head.get(name) ?? '');
  const found = candidates.find((candidate) => /^https?:\/\//i.test(candidate)) ?? '';
  return found.replace(/\/+$/, '');
}
