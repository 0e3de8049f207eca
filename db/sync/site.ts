import { keepingVoices, type SiteSettings, saysTheSame, siteSettings } from '#src/features/site/rules.ts';
import type { Database } from '../client.ts';
import { site } from '../schema/index.ts';

/**
 * Takes in what the file says until the site is first edited in the browser; from then on a file that changes is kept
 * beside the settings for the owner to take or leave. @returns the tags that changed.
 */
export async function syncSite(tx: Database, given: SiteSettings, builtAt: Date): Promise<string[]> {
  const [row] = await tx
    .select({ settings: site.settings, source: site.source, filed: site.filed })
    .from(site);
  if (row?.source === 'studio') {
    await tx.update(site).set({ builtAt, offered: saysTheSame(row.filed, given) ? null : given });
    return [];
  }
  const settings = row ? keepingVoices(given, siteSettings.parse(row.settings)) : given;
  const values = { settings, filed: given, builtAt };
  await tx.insert(site).values(values).onConflictDoUpdate({ target: site.id, set: values });
  return row && saysTheSame(row.settings, settings) ? [] : ['site'];
}

/** The settings in force, whoever gave them. */
export async function findSettingsInForce(tx: Database): Promise<SiteSettings> {
  const [row] = await tx.select({ settings: site.settings }).from(site);
  return siteSettings.parse(row?.settings);
}
