import { authorPath, topicPath } from '../../addresses/rules.ts';
import type { RedirectTarget } from './arrivals.ts';

/** How what a redirect leads to is found here. */
export interface Finding {
  /** Where something of the source stands here, as a path. */
  document(key: string): string | undefined;
  topic(key: string): string | undefined;
  author(key: string): string | undefined;
  picture(key: string): string | undefined;
  /** Where a path of the source leads here. */
  path(path: string): string | undefined;
}

/** The path here that a redirect of a source leads to; undefined when that did not come in. */
export function redirectTarget(to: RedirectTarget, finding: Finding): string | undefined {
  if (typeof to === 'string') return finding.path(to) ?? (to.startsWith('/') ? to : undefined);
  const feed = 'feed' in to && to.feed;
  const withFeed = (path: string | undefined, name: string) => path && (feed ? `${path}${name}` : path);
  switch (to.kind) {
    case 'essay':
      return withFeed(finding.document(to.key), 'comments.xml');
    case 'page':
      return finding.document(to.key);
    case 'media':
      return finding.picture(to.key) ?? (to.within && finding.document(to.within));
    case 'topic': {
      const slug = finding.topic(to.key);
      return withFeed(slug && topicPath(slug), 'feed.xml');
    }
    case 'author': {
      const handle = finding.author(to.key);
      return withFeed(handle && authorPath(handle), 'feed.xml');
    }
  }
}
