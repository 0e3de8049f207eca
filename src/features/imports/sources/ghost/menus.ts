import { z } from 'zod';
import type { ArrivedMenu, ArrivedResource } from '../../rules/arrivals.ts';
import { tidySourcePath } from '../paths.ts';
import { remarks } from '../words.ts';
import { atHome } from './documents.ts';
import type { GhostSite } from './site.ts';

const entries = z.array(z.object({ label: z.string().catch(''), url: z.string().catch('') }));

/** The two lists of links that a theme of Ghost shows, at the head and at the foot. */
export function* menusOf(site: GhostSite): Generator<ArrivedMenu | ArrivedResource> {
  for (const [key, title] of Object.entries(remarks.menus)) {
    const found = entriesOf(site.settings.get(key));
    if (found.length === 0) continue;
    yield { kind: 'menu', key, slug: key.replaceAll('_', '-'), title, description: '' };
    for (const [position, { label, url }] of found.entries())
      yield {
        kind: 'resource',
        key: `${key}/${position}`,
        menuKey: key,
        position,
        title: label.trim(),
        annotation: '',
        target: targetOf(atHome(url, site), site),
      };
  }
}

function entriesOf(setting: string | undefined) {
  try {
    return entries.parse(JSON.parse(setting ?? '[]'));
  } catch {
    return [];
  }
}

function targetOf(address: string, site: GhostSite): ArrivedResource['target'] {
  const within =
    site.address !== '' && address.startsWith(site.address) ? address.slice(site.address.length) : address;
  const path = within.startsWith('/') ? tidySourcePath(within) : undefined;
  const known = path && site.byPath.get(path.replace(/\/?$/, '/'));
  if (known) return known;
  const url = URL.parse(address, site.address || undefined);
  return url && /^https?:$/.test(url.protocol) ? { kind: 'outside', url: url.href } : { kind: 'nowhere' };
}
