import { eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { site } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { withPresentSlugs } from '../queries.ts';
import { keepingVoices, type Setting, type SiteSettings, siteSettings } from '../rules.ts';

/**
 * Changes some of the site's settings. With the first change in the browser the file has no more say: what it said is
 * kept, so that a change of it can be told.
 */
export function editSite(db: Database, change: (now: SiteSettings) => Partial<SiteSettings>) {
  return db.transaction(async (tx) => {
    const row = await lockSite(tx);
    const settings = await withPresentSlugs(tx, siteSettings.parse(row.settings));
    await tx.update(site).set({
      settings: siteSettings.parse({ ...settings, ...change(settings) }),
      source: 'studio',
      filed: row.filed ?? row.settings,
    });
    await changed(tx, ['site']);
  });
}

/**
 * Answers a file that has changed: the named settings are taken from it, the others are left as they are.
 * @throws DomainError CONFLICT when there is nothing to answer any more.
 */
export function answerFile(db: Database, taken: Setting[]) {
  return db.transaction(async (tx) => {
    const row = await lockSite(tx);
    if (!row.offered) throw new DomainError('CONFLICT', (w) => w.site.answered);
    const offered = siteSettings.parse(row.offered);
    const present = siteSettings.parse(row.settings);
    const settings = siteSettings.parse({
      ...present,
      ...Object.fromEntries(taken.map((setting) => [setting, offered[setting]])),
    });
    await tx
      .update(site)
      .set({ settings: keepingVoices(settings, present), filed: row.offered, offered: null });
    await changed(tx, ['site']);
  });
}

async function lockSite(tx: Database) {
  const [row] = await tx.select().from(site).where(eq(site.id, 1)).for('update');
  if (!row) throw new Error('The site has no settings: its content was never taken in.');
  return row;
}
