import type { Arrival } from '../../rules/arrivals.ts';
import { soundParent } from '../parents.ts';
import { decoded } from '../picture-addresses.ts';
import { plain } from '../plain.ts';
import { table } from '../table.ts';
import { whys } from '../words.ts';
import { type Term, termKey } from './item.ts';
import { remainder, type Telling } from './telling.ts';
import { type Element, textOf } from './xml.ts';

/** A term as its own record tells it. */
export interface TermRecord extends Term {
  number: string;
  parent: string;
  description: string;
  line?: number;
}

/** The three records that tell of a term: `wp:category`, `wp:tag` and `wp:term`; undefined for any other. */
export function termRecord(record: Element): TermRecord | undefined {
  const names = RECORDS.get(record.name);
  if (!names) return undefined;
  return {
    taxonomy: names.taxonomy ?? textOf(record, 'wp:term_taxonomy'),
    number: textOf(record, 'wp:term_id'),
    slug: decoded(textOf(record, names.slug)),
    name: plain(textOf(record, names.name)),
    parent: decoded(textOf(record, names.parent)),
    description: plain(textOf(record, names.description)),
    line: record.line,
  };
}

interface TermNames {
  taxonomy?: string;
  slug: string;
  name: string;
  parent: string;
  description: string;
}

const RECORDS = table<TermNames>({
  'wp:category': {
    taxonomy: 'category',
    slug: 'wp:category_nicename',
    name: 'wp:cat_name',
    parent: 'wp:category_parent',
    description: 'wp:category_description',
  },
  'wp:tag': {
    taxonomy: 'post_tag',
    slug: 'wp:tag_slug',
    name: 'wp:tag_name',
    parent: 'wp:tag_parent',
    description: 'wp:tag_description',
  },
  'wp:term': {
    slug: 'wp:term_slug',
    name: 'wp:term_name',
    parent: 'wp:term_parent',
    description: 'wp:term_description',
  },
});

/** Groups of terms that sort something other than texts by their subject. */
const FURNITURE = new Set([
  'post_format',
  'link_category',
  'language',
  'post_translations',
  'term_language',
  'term_translations',
  'wp_theme',
  'wp_template_part_area',
  'wp_pattern_category',
  'author',
  'series',
  'product_type',
  'product_visibility',
  'elementor_library_type',
]);

export const isTopic = (taxonomy: string): boolean => taxonomy !== 'nav_menu' && !FURNITURE.has(taxonomy);

const whyFurniture = (taxonomy: string) =>
  taxonomy === 'series' ? whys.seriesTerm : whys.furnitureTerm(taxonomy);

/** A term as a topic or a menu; one that the file has told of before is accounted for and not told again. */
export function termArrival(term: TermRecord, telling: Telling): Arrival {
  const key = termKey(term);
  const of = term.taxonomy === 'nav_menu' ? 'menus' : 'topics';
  const why = FURNITURE.has(term.taxonomy)
    ? whyFurniture(term.taxonomy)
    : telling.terms.has(key) && whys.toldTwice;
  if (why)
    return remainder(telling, {
      of,
      key: `term ${key}`,
      title: term.name || term.slug,
      why,
      line: term.line,
    });
  telling.terms.add(key);
  const { name, description, line } = term;
  const slug = term.slug || name;
  if (of === 'menus') return { kind: 'menu', key, slug, title: name || slug, description, line };
  const parentKey = soundParent(key, telling.survey.termParents);
  return { kind: 'topic', key, slug, name: name || slug, description, parentKey, line };
}

/** The topics and menus that an item names although no record told of them, as exports of a single post do. */
export const untoldTerms = (terms: Term[], telling: Telling): TermRecord[] =>
  terms
    .filter((term) => !FURNITURE.has(term.taxonomy) && !telling.terms.has(termKey(term)))
    .map((term) => ({ ...term, name: plain(term.name), number: '', parent: '', description: '' }));
