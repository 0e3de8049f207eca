import type { Database } from '#db/client.ts';
import { settings } from '#src/settings.ts';
import { words } from '../../words/words.ts';
import { essayPath } from '../addresses/rules.ts';
import { listNewestComments } from '../comments/queries/newest.ts';
import { commentHtml } from '../comments/rules/markdown.ts';
import { commentPath } from '../comments/rules/paths.ts';
import { findPublishedEssay } from '../essays/queries/essay.ts';
import { findSite } from '../site/queries.ts';
import type { Feed } from './rules.ts';

const COMMENTS_IN_A_FEED = 50;

/** What everyone may read under an essay, the newest first; without voices, which may reveal health. */
export async function commentsFeed(db: Database, slug: string, feedPath: string): Promise<Feed | undefined> {
  const [site, essay] = await Promise.all([findSite(db), findPublishedEssay(db, slug)]);
  if (!essay) return undefined;
  const { comments: w } = words(site.language);
  const { siteUrl } = settings();
  const comments = await listNewestComments(db, essay.workId, COMMENTS_IN_A_FEED);
  return {
    title: w.feedTitle(essay.title),
    description: essay.standfirst,
    lang: site.language,
    homeUrl: siteUrl + essayPath(slug),
    feedUrl: siteUrl + feedPath,
    items: comments.map(({ id, name, body, writtenAt, editedAt }) => ({
      id: `urn:uuid:${id}`,
      url: siteUrl + commentPath(id),
      title: w.feedItem(name ?? w.unsigned),
      summary: '',
      html: commentHtml(body),
      related: [],
      lang: essay.lang,
      authors: [{ name: name ?? w.unsigned, url: siteUrl + commentPath(id) }],
      topics: [],
      publishedAt: writtenAt,
      updatedAt: editedAt ?? writtenAt,
    })),
  };
}
