import type { Database } from '#db/client.ts';
import { settings } from '#src/settings.ts';
import { words } from '../../words/words.ts';
import { menuPath } from '../addresses/rules.ts';
import { absoluteLinks } from '../essays/rules/links.ts';
import { annotationHtml, escapeHtml } from '../menus/annotation.ts';
import { listMenuNews } from '../menus/queries/curate.ts';
import { findMenu, type Menu, type Resource, type Section } from '../menus/queries/menus.ts';
import type { RecordedChange } from '../menus/rules/change.ts';
import type { News } from '../menus/rules/news.ts';
import { findSite } from '../site/queries.ts';
import type { Feed, FeedItem } from './rules.ts';

/** Whoever was away for longer reads the menu itself. */
const NEWS_IN_A_FEED = 50;

/** What came to a menu, moved, was described anew or is no longer recommended, the newest first. */
export async function menuFeed(db: Database, slug: string, feedPath: string): Promise<Feed | undefined> {
  const [site, menu] = await Promise.all([findSite(db), findMenu(db, slug)]);
  if (!menu) return undefined;
  const { siteUrl } = settings();
  const revisions = await listMenuNews(db, menu.id, NEWS_IN_A_FEED);
  const shown = new Map(menu.sections.flatMap(resourcesUnder).map((resource) => [resource.id, resource]));
  const items = revisions.flatMap(({ version, savedAt, change, news }) =>
    news.flatMap((one) => {
      const said = saidOf(one, shown.get(one.id));
      return said ? [itemOf(menu, { ...said, version, savedAt, change }, siteUrl, site.language)] : [];
    }),
  );
  return {
    title: words(site.language).feeds.menu(menu.title, site.name),
    description: menu.description,
    lang: site.language,
    homeUrl: siteUrl + menuPath(slug),
    feedUrl: siteUrl + feedPath,
    items: items.slice(0, NEWS_IN_A_FEED),
  };
}

const resourcesUnder = (section: Section): Resource[] => [
  ...section.resources,
  ...section.sections.flatMap(resourcesUnder),
];

interface Said extends News {
  /** Where it leads: an outside address, or a path of this site. */
  url: string;
}

/** In the words of then, but of what is on this site only what readers may see now; undefined for the rest. */
function saidOf(news: News, shown: Resource | undefined): Said | undefined {
  if (news.leadsTo.kind === 'url') return { ...news, url: news.leadsTo.to };
  return shown && { ...news, title: shown.title, url: shown.url };
}

interface Dated extends Said {
  version: number;
  savedAt: Date;
  change: RecordedChange;
}

function itemOf({ slug }: Menu, news: Dated, siteUrl: string, language: string): FeedItem {
  const { what, id, title, annotation, section, url, version, savedAt, change } = news;
  const { menuNews: w } = words(language).feeds;
  const page = siteUrl + menuPath(slug);
  const other = change.kind === 'move-in' || change.kind === 'move-out' ? change.other.title : undefined;
  const sentence = w.said[what]({ section, reason: news.reason ?? '', other });
  const gone = what === 'retired' || what === 'left';
  return {
    id: `${page}#v${version}-${id}`,
    url: gone ? page : new URL(url, `${siteUrl}/`).href,
    title: w.title[what](title),
    summary: sentence,
    html: `<p>${escapeHtml(sentence)}</p><p>${absoluteLinks(annotationHtml(annotation), siteUrl)}</p>`,
    lang: language,
    related: [],
    authors: [],
    topics: [section],
    publishedAt: savedAt,
    updatedAt: savedAt,
  };
}
