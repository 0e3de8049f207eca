import type { Database } from '#db/client.ts';
import { settings } from '#src/settings.ts';
import { words } from '../../words/words.ts';
import { authorPath, essayPath, topicPath } from '../addresses/rules.ts';
import { findAuthor } from '../authors/queries.ts';
import { type Essay, listNewestEssays } from '../essays/queries/essay.ts';
import { renderEssay } from '../essays/render.ts';
import { listRelatedOfMany } from '../related/queries/listed.ts';
import type { RelatedEssay } from '../related/rules/reasons.ts';
import { reasonsInWords } from '../related/words.ts';
import { findSite } from '../site/queries.ts';
import { findTopic } from '../subjects/queries.ts';
import type { Feed, FeedItem, RelatedLink } from './rules.ts';

/** Most readers ask every hour; whoever was away for longer finds the rest in the archive. */
const ESSAYS_IN_A_FEED = 20;

/** The newest essays of the site; `feedPath` is the address that was asked. */
export async function siteFeed(db: Database, feedPath: string): Promise<Feed> {
  const site = await findSite(db);
  return {
    title: site.name,
    description: site.description || site.tagline,
    lang: site.language,
    ...addresses('/', feedPath),
    items: await itemsOf(db, site.language, await listNewestEssays(db, ESSAYS_IN_A_FEED)),
  };
}

export async function topicFeed(db: Database, slug: string, feedPath: string): Promise<Feed | undefined> {
  const [site, topic] = await Promise.all([findSite(db), findTopic(db, slug)]);
  if (!topic) return undefined;
  return {
    title: words(site.language).feeds.topic(topic.name, site.name),
    description: topic.description,
    lang: site.language,
    ...addresses(topicPath(slug), feedPath),
    items: await itemsOf(db, site.language, await listNewestEssays(db, ESSAYS_IN_A_FEED, { topic: slug })),
  };
}

export async function authorFeed(db: Database, handle: string, feedPath: string): Promise<Feed | undefined> {
  const [site, author] = await Promise.all([findSite(db), findAuthor(db, handle)]);
  if (!author) return undefined;
  return {
    title: words(site.language).feeds.author(author.name, site.name),
    description: author.biography,
    lang: site.language,
    ...addresses(authorPath(handle), feedPath),
    items: await itemsOf(db, site.language, await listNewestEssays(db, ESSAYS_IN_A_FEED, { author: handle })),
  };
}

const absolute = (path: string) => settings().siteUrl + path;

const addresses = (home: string, feed: string) => ({ homeUrl: absolute(home), feedUrl: absolute(feed) });

/** More would be a second list of contents under every item. */
const RELATED_IN_A_FEED = 3;

async function itemsOf(db: Database, language: string, essays: Essay[]): Promise<FeedItem[]> {
  const related = await listRelatedOfMany(
    db,
    essays.map(({ workId }) => workId),
    RELATED_IN_A_FEED,
  );
  return Promise.all(
    essays.map((essay) => itemOf(essay, relatedLinks(related.get(essay.workId) ?? [], language))),
  );
}

const relatedLinks = (related: RelatedEssay[], language: string): RelatedLink[] =>
  related.map(({ slug, title, reasons }) => ({
    url: absolute(essayPath(slug)),
    title,
    reason: reasonsInWords(reasons, words(language)).join('. '),
  }));

async function itemOf(essay: Essay, related: RelatedLink[]): Promise<FeedItem> {
  return {
    id: `urn:uuid:${essay.id}`,
    url: absolute(essayPath(essay.slug)),
    title: essay.title,
    summary: essay.standfirst,
    html: await renderEssay(essay, 'feed'),
    related,
    lang: essay.lang,
    authors: essay.bylines.map(({ handle, name }) => ({ name, url: absolute(authorPath(handle)) })),
    topics: essay.topics.map((topic) => topic.name),
    publishedAt: essay.publishedAt,
    updatedAt: essay.updatedAt ?? essay.publishedAt,
  };
}
