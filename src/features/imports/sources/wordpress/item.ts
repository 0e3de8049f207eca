import { decoded } from '../picture-addresses.ts';
import { momentOf } from './moments.ts';
import { type Element, textOf } from './xml.ts';

/** An `<item>` of an export, whatever it is one of, in WordPress' own words. */
export interface Item {
  /** Its number there, or what else tells it from the others; for an entry of a menu, below the menu's key. */
  key: string;
  type: string;
  status: string;
  title: string;
  slug: string;
  link: string;
  guid: string;
  creator: string;
  content: string;
  excerpt: string;
  password: string;
  /** The key of the item it stands under. */
  parent: string | undefined;
  published: Date | undefined;
  updated: Date | undefined;
  /** The day it was published by the site's own clock, which its address may name: `2009-05-15`. */
  day: string | undefined;
  menuOrder: number;
  sticky: boolean;
  commentsClosed: boolean;
  terms: Term[];
  meta: Map<string, string>;
  /** The slugs it had before, which WordPress still answers. */
  formerSlugs: string[];
  comments: Element[];
  fileAddress: string;
  line: number;
  dropped: number;
}

export interface Term {
  taxonomy: string;
  slug: string;
  name: string;
}

export function itemOf(element: Element): Item {
  const item = asSaid(element);
  return item.type === 'nav_menu_item' ? withinItsMenu(item) : item;
}

/** Two menus may hold entries of the same number, so each entry and what it stands under are known by both. */
function withinItsMenu(item: Item): Item {
  const menu = item.terms.find((term) => term.taxonomy === 'nav_menu');
  const parent = item.meta.get('_menu_item_menu_item_parent') ?? '';
  const within = menu ? `${termKey(menu)}/` : '';
  return { ...item, key: within + item.key, parent: within + parent };
}

function asSaid(element: Element): Item {
  const said = (name: string) => textOf(element, name);
  const [link, guid] = [said('link'), said('guid')];
  const localDate = said('wp:post_date');
  return {
    key: said('wp:post_id') || link || guid || `line ${element.line}`,
    type: said('wp:post_type') || 'post',
    status: said('wp:status') || 'publish',
    title: said('title'),
    slug: decoded(said('wp:post_name')),
    link,
    guid,
    // A stray bracket before the name is a slip of an exporter that is much in use.
    creator: said('dc:creator').replace(/^>+/, ''),
    content: rawOf(element, 'content:encoded'),
    excerpt: said('excerpt:encoded'),
    password: said('wp:post_password'),
    parent: numberOrNone(said('wp:post_parent')),
    published: momentOf(said('wp:post_date_gmt')) ?? momentOf(localDate) ?? momentOf(said('pubDate')),
    updated: momentOf(said('wp:post_modified_gmt')) ?? momentOf(said('wp:post_modified')),
    day: /^(?!0000)\d{4}-\d{2}-\d{2}/.exec(localDate)?.[0],
    menuOrder: Number.parseInt(said('wp:menu_order'), 10) || 0,
    sticky: said('wp:is_sticky') === '1',
    commentsClosed: said('wp:comment_status') === 'closed',
    terms: termsOf(element),
    meta: new Map(metaOf(element)),
    formerSlugs: metaOf(element).flatMap(([name, value]) =>
      name === '_wp_old_slug' && value !== '' ? [decoded(value)] : [],
    ),
    comments: element.children.filter((child) => child.name === 'wp:comment'),
    fileAddress: said('wp:attachment_url'),
    line: element.line,
    dropped: element.dropped,
  };
}

/** A text keeps the space around it, which may be a poem's. */
const rawOf = (element: Element, name: string) =>
  element.children.find((child) => child.name === name)?.text ?? '';

const numberOrNone = (text: string) => (text === '' || text === '0' ? undefined : text);

const metaOf = (element: Element) =>
  element.children
    .filter((child) => child.name === 'wp:postmeta')
    .map((meta): [string, string] => [textOf(meta, 'wp:meta_key'), textOf(meta, 'wp:meta_value')]);

/** The terms of an item, each once: old exports name every one twice, once without its slug. */
function termsOf(element: Element): Term[] {
  const named = element.children
    .filter((child) => child.name === 'category')
    .map(({ attributes, text }) => ({
      taxonomy: taxonomyOf(attributes.domain ?? 'category'),
      slug: decoded(attributes.nicename ?? ''),
      name: text.trim(),
    }));
  const withSlug = named.filter((term) => term.slug !== '');
  const only = named.filter((term) => term.slug === '' && !withSlug.some((one) => one.name === term.name));
  const all = [...withSlug, ...only].filter((term) => term.slug !== '' || term.name !== '');
  return [...new Map(all.map((term) => [termKey(term), term])).values()];
}

/** WXR 1.0 says `tag` for what WordPress itself calls `post_tag`. */
const taxonomyOf = (domain: string) => (domain === 'tag' ? 'post_tag' : domain);

export const termKey = ({ taxonomy, slug, name }: Term): string =>
  `${taxonomy}/${slug || name.toLowerCase()}`;
