import type { Database } from '#db/client.ts';
import { settings } from '#src/settings.ts';
import { words } from '../../words/words.ts';
import { menuPath } from '../addresses/rules.ts';
import { absoluteLinks } from '../essays/rules/links.ts';
import { annotationHtml } from '../menus/annotation.ts';
import { findMenu, type Section } from '../menus/queries.ts';
import { findSite } from '../site/queries.ts';
import type { Feed } from './rules.ts';

/** The resources of a menu as it stands, in its order, each dated by the menu's last change. */
export async function menuFeed(db: Database, slug: string, feedPath: string): Promise<Feed | undefined> {
  const [site, menu] = await Promise.all([findSite(db), findMenu(db, slug)]);
  if (!menu) return undefined;
  const { siteUrl } = settings();
  const items = menu.sections.flatMap(resourcesUnder).map(({ resource, section }) => ({
    // Rows of resources come and go with their menu; what a reader has read is the link in this menu.
    id: `${siteUrl}${menuPath(slug)}#${encodeURIComponent(resource.url)}`,
    url: new URL(resource.url, `${siteUrl}/`).href,
    title: resource.title,
    summary: '',
    html: absoluteLinks(annotationHtml(resource.annotation), siteUrl) || resource.title,
    lang: resource.lang ?? site.language,
    authors: [],
    topics: [section],
    publishedAt: menu.updatedAt,
    updatedAt: menu.updatedAt,
  }));
  return {
    title: words(site.language).feeds.menu(menu.title, site.name),
    description: menu.description,
    lang: site.language,
    homeUrl: siteUrl + menuPath(slug),
    feedUrl: siteUrl + feedPath,
    items,
  };
}

const resourcesUnder = (section: Section): { resource: Section['resources'][number]; section: string }[] => [
  ...section.resources.map((resource) => ({ resource, section: section.title })),
  ...section.sections.flatMap(resourcesUnder),
];
