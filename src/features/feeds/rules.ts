import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';

/** What a feed says, whatever its format. All addresses are absolute. */
export interface Feed {
  title: string;
  description: string;
  lang: string;
  /** The page that the feed follows. */
  homeUrl: string;
  /** The feed's own address. */
  feedUrl: string;
  items: FeedItem[];
}

export interface FeedItem {
  /** An IRI, for good: readers know by it what they have read. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** The full text. */
  html: string;
  /** What to read next, with the reason in words. */
  related: RelatedLink[];
  lang: string;
  authors: { name: string; url: string }[];
  topics: string[];
  publishedAt: Date;
  updatedAt: Date;
}

export interface RelatedLink {
  url: string;
  title: string;
  reason: string;
}

export function rssOf(feed: Feed): string {
  const { title, description, lang, homeUrl, feedUrl, items } = xmlSafe(feed);
  return generateRssFeed<true>(
    {
      title,
      link: homeUrl,
      description: description || title,
      language: lang,
      lastBuildDate: newestOf(items),
      atom: { links: [{ href: feedUrl, rel: 'self', type: 'application/rss+xml' }] },
      items: items.map((item) => ({
        title: item.title,
        link: item.url,
        guid: { value: item.id, isPermaLink: false },
        pubDate: item.publishedAt,
        description: item.summary,
        categories: item.topics.map((name) => ({ name })),
        atom: { links: relatedLinksOf(item) },
        dc: { creators: item.authors.map((author) => author.name), languages: [item.lang] },
        content: { encoded: item.html },
        xml: { lang: item.lang },
      })),
    },
    { strict: true },
  );
}

export function atomOf(feed: Feed): string {
  const { title, description, lang, homeUrl, feedUrl, items } = xmlSafe(feed);
  return generateAtomFeed<true>(
    {
      id: feedUrl,
      title: { value: title },
      subtitle: { value: description },
      updated: newestOf(items),
      links: [
        { href: homeUrl, rel: 'alternate', type: 'text/html' },
        { href: feedUrl, rel: 'self', type: 'application/atom+xml' },
      ],
      // Atom asks for an author on the feed where an entry might lack one.
      authors: [{ name: title, uri: homeUrl }],
      xml: { lang },
      entries: items.map((item) => ({
        id: item.id,
        title: { value: item.title },
        links: [{ href: item.url, rel: 'alternate', type: 'text/html' }, ...relatedLinksOf(item)],
        published: item.publishedAt,
        updated: item.updatedAt,
        authors: item.authors.map(({ name, url }) => ({ name, uri: url })),
        categories: item.topics.map((term) => ({ term })),
        summary: { value: item.summary },
        content: { value: item.html, type: 'html' },
        xml: { lang: item.lang, base: item.url },
      })),
    },
    { strict: true },
  );
}

export function jsonFeedOf(feed: Feed): string {
  const document = generateJsonFeed<true>(
    {
      title: feed.title,
      home_page_url: feed.homeUrl,
      feed_url: feed.feedUrl,
      description: feed.description,
      language: feed.lang,
      items: feed.items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        content_html: item.html,
        summary: item.summary,
        date_published: item.publishedAt,
        date_modified: item.updatedAt,
        tags: item.topics,
        authors: item.authors,
        language: item.lang,
      })),
    },
    { strict: true },
  );
  return JSON.stringify(document);
}

/** Links by which a feed reader can lead on; each says why in its title. */
const relatedLinksOf = ({ related }: FeedItem) =>
  related.map(({ url, title, reason }) => ({
    href: url,
    rel: 'related',
    title: [title, reason].filter(Boolean).join(' – '),
  }));

/** When something in the feed last changed, so that an unchanged feed stays the same bytes. */
const newestOf = (items: FeedItem[]) =>
  new Date(Math.max(0, ...items.map((item) => item.updatedAt.getTime())));

/** The same with every text fit for XML, which cannot hold control characters in any form. */
function xmlSafe<T>(value: T): T;
function xmlSafe(value: unknown): unknown {
  if (typeof value === 'string') return xmlText(value);
  if (Array.isArray(value)) return value.map((item) => xmlSafe(item));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, xmlSafe(held)]));
}

export const xmlText = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
