import path from 'node:path';
import type { Source } from '../../rules/arrivals.ts';
import { redirectsOnce } from '../once.ts';
import { arrivalsOf } from './arrivals.ts';
import { readExport } from './export.ts';
import { siteOf } from './site.ts';

/**
 * Opens an export of Ghost; `redirects.json` or `redirects.yaml` and the folder `content/` may lie beside it.
 * @throws SourceError when it cannot be read, with the line.
 */
export async function openGhost(file: string): Promise<Source> {
  const site = await siteOf(await readExport(file), file);
  const name = site.address || site.settings.get('title') || path.basename(file);
  return {
    origin: `ghost:${name}`,
    address: site.address || undefined,
    language: site.settings.get('locale') || site.settings.get('lang') || undefined,
    arrivals: () => redirectsOnce(arrivalsOf(site)),
    close: async () => undefined,
  };
}
