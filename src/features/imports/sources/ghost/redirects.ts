import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Arrival, ArrivedRedirect, RedirectTarget } from '../../rules/arrivals.ts';
import { SourceError } from '../../rules/source-error.ts';
import { pathWithinSite, tidySourcePath } from '../paths.ts';
import { readText } from '../text-file.ts';
import { whys } from '../words.ts';
import { type GhostSite, isInternal, isPage } from './site.ts';

const LARGEST_MEGABYTES = 5;
const ESSAYS_PER_PAGE = 6;
const MOST_PAGES = 200;

const asJson = z.array(z.object({ from: z.string(), to: z.string() }));
const asYaml = z.record(z.string(), z.record(z.string(), z.string()).nullish());

/** The lists and feeds that Ghost makes by itself. */
export function* listRedirects(site: GhostSite): Generator<ArrivedRedirect> {
  const { posts, tags, users } = site.data;
  yield redirect('/rss/', '/feed.xml');
  for (const tag of tags.filter((tag) => !isInternal(tag))) {
    yield redirect(`/tag/${tag.slug}/`, { kind: 'topic', key: tag.id });
    yield redirect(`/tag/${tag.slug}/rss/`, { kind: 'topic', key: tag.id, feed: true });
  }
  for (const user of users) {
    yield redirect(`/author/${user.slug}/`, { kind: 'author', key: user.id });
    yield redirect(`/author/${user.slug}/rss/`, { kind: 'author', key: user.id, feed: true });
  }
  const essays = posts.filter((post) => !isPage(post) && post.status === 'published').length;
  const pages = Math.min(Math.ceil(essays / ESSAYS_PER_PAGE), MOST_PAGES);
  for (let page = 2; page <= pages; page += 1) yield redirect(`/page/${page}/`, '/essays/');
}

const redirect = (from: string, to: RedirectTarget): ArrivedRedirect => ({
  kind: 'redirect',
  key: from,
  from,
  to,
});

/** What the owner wrote into `redirects.json` or `redirects.yaml`, when it lies beside the export. */
export async function* ownRedirects(site: GhostSite): AsyncGenerator<Arrival> {
  for (const name of ['redirects.json', 'redirects.yaml'].filter((name) => site.beside.has(name)))
    for (const { from, to } of pairsIn(name, await readText(path.join(site.folder, name), LARGEST_MEGABYTES)))
      yield ownRedirect(from, to, site);
}

function pairsIn(name: string, text: string): { from: string; to: string }[] {
  try {
    if (name.endsWith('.json')) return asJson.parse(JSON.parse(text));
    const byStatus = Object.values(asYaml.parse(parse(text) ?? {}));
    return byStatus.flatMap((pairs) => Object.entries(pairs ?? {}).map(([from, to]) => ({ from, to })));
  } catch (error) {
    throw new SourceError((w) => w.sources.inFile(name, error instanceof Error ? error.message : ''));
  }
}

function ownRedirect(given: string, to: string, site: GhostSite): Arrival {
  const from = literalPath(given);
  const within = to.startsWith('/') ? tidySourcePath(to) : site.address && pathWithinSite(to, site.address);
  if (from && within) return redirect(from, within);
  const why = from ? whys.redirectOutside : whys.redirectPattern;
  return { kind: 'remainder', of: 'redirects', key: `redirect ${given}`, title: `${given} → ${to}`, why };
}

/** Ghost reads these as patterns; one that can only mean a single path is that path. */
function literalPath(pattern: string): string | undefined {
  const bare = pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/\/\?$/, '/')
    .replace(/\\([/.-])/g, '$1');
  return /[\\^$*+?()[\]{}|]/.test(bare) || !bare.startsWith('/') ? undefined : tidySourcePath(bare);
}
