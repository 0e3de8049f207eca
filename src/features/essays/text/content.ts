import { getEntry, render } from 'astro:content';
import { componentOf } from './component.ts';
import { readText } from './read.ts';

/** A text that came in by either door. */
export interface SaidText {
  source: 'file' | 'studio';
  slug: string;
  body: string;
  lang: string;
}

/**
 * The one way to a text's HTML: a component that is to be given a vocabulary. A file's was compiled with the build, and
 * is not there when the build is older than the row; the studio's is not there while there are problems.
 */
export async function contentOf(collection: 'essays' | 'pages', { source, slug, body, lang }: SaidText) {
  if (source === 'file') {
    const entry = await getEntry(collection, slug);
    return { Content: undefined, headings: [], ...(entry && (await render(entry))), problems: [] };
  }
  const { html, headings, problems } = await readText(body, lang);
  return { Content: html && componentOf(html), headings, problems };
}
