import { visit } from 'unist-util-visit';
import { parseMdx } from '../../essays/rules/mdx-text.ts';

/** Whether a text may link anywhere at all, so that most need not be parsed. */
const MAY_LINK = /\]\(|\]:|<https?:/;

/** The paths on this site that an essay's text links to, each once, in their order. */
export function citedPaths(body: string, siteUrl: string, ownPath: string): string[] {
  if (!MAY_LINK.test(body)) return [];
  const own = new URL(ownPath, `${siteUrl}/`);
  const paths = new Set<string>();
  visit(parseMdx(body), ['link', 'definition'], (node) => {
    if (!('url' in node) || !URL.canParse(node.url, own)) return;
    const { origin, pathname } = new URL(node.url, own);
    if (origin === own.origin && pathname !== own.pathname) paths.add(withSlash(pathname));
  });
  return [...paths];
}

/** Addresses end in a slash, or in a file's name where they came from elsewhere. */
const withSlash = (path: string) => (/\/$|\.[^/]*$/.test(path) ? path : `${path}/`);
