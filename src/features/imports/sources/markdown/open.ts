import path from 'node:path';
import type { Source } from '../../rules/arrivals.ts';
import { SourceError } from '../../rules/source-error.ts';
import { redirectsOnce } from '../once.ts';
import { arrivalsOf } from './arrivals.ts';
import { wordsIn } from './fields.ts';
import { isText } from './place.ts';
import { type MarkdownSite, siteOf } from './site.ts';
import { readMarkdown } from './text.ts';
import { walk } from './walk.ts';

/**
 * Opens a folder of Markdown, as Jekyll, Hugo or Astro keep one, or a plain one.
 * @throws SourceError when no text in it can be read, or its settings are broken, with file and line.
 */
export async function openMarkdown(folder: string): Promise<Source> {
  const site = await siteOf(await walk(folder));
  await refuseUnreadable(site);
  return {
    origin: `markdown:${site.address || path.basename(site.folder.root)}`,
    address: site.address || undefined,
    language: wordsIn(site.config, 'lang', 'languageCode', 'defaultContentLanguage', 'locale') || undefined,
    arrivals: () => redirectsOnce(arrivalsOf(site)),
    close: async () => undefined,
  };
}

/** A single broken text is told in the report; a folder with nothing else in it is refused. */
async function refuseUnreadable(site: MarkdownSite) {
  const files = site.folder.files.filter((file) => isText(file, site.flavour));
  if (files.length === 0) throw new SourceError((w) => w.sources.noTexts);
  let first: string | undefined;
  for (const file of files) {
    const text = await readMarkdown(file, site);
    if ('body' in text) return;
    first ??= `${file}: ${text.why}`;
  }
  if (first !== undefined) throw new SourceError(first);
}
