import { and, eq, notInArray } from 'drizzle-orm';
import { pagePath } from '#src/features/addresses/rules.ts';
import type { Publication } from '#src/features/content/rules/publication.ts';
import { searchConfigFor } from '#src/features/essays/rules/language.ts';
import { pages } from '../schema/index.ts';
import { claimAddress } from './addresses.ts';
import type { SyncContext } from './index.ts';

/** Gives every page file its row. @returns the tags that changed. */
export async function syncPages(context: SyncContext): Promise<string[]> {
  const { tx, publication, rowHash } = context;
  const known = await tx
    .select({ slug: pages.slug, source: pages.source, status: pages.status, hash: pages.hash })
    .from(pages);
  const different = publication.pages.filter((file) => {
    const row = known.find((candidate) => candidate.slug === file.slug);
    return row?.source !== 'studio' && (row?.hash !== rowHash(file.hash) || row.status === 'unpublished');
  });
  for (const file of different) await writePage(context, file);
  const vanished = await tx
    .update(pages)
    .set({ status: 'unpublished' })
    .where(
      and(
        eq(pages.source, 'file'),
        eq(pages.status, 'published'),
        notInArray(pages.slug, ['', ...publication.pages.map((file) => file.slug)]),
      ),
    )
    .returning({ slug: pages.slug });
  const tags = [...different, ...vanished].map((page) => `page:${page.slug}`);
  return tags.length > 0 ? ['pages', 'menus', 'site', ...tags] : [];
}

async function writePage({ tx, publication, rowHash, now }: SyncContext, file: Publication['pages'][number]) {
  const lang = file.matter.lang ?? publication.site.language;
  const values = {
    slug: file.slug,
    source: 'file',
    status: 'published',
    title: file.matter.title,
    description: file.matter.description,
    lang,
    body: file.body,
    text: file.text,
    hash: rowHash(file.hash),
    updatedAt: now,
    searchConfig: searchConfigFor(lang),
  } satisfies typeof pages.$inferInsert;
  const [row] = await tx
    .insert(pages)
    .values(values)
    .onConflictDoUpdate({ target: pages.slug, set: values })
    .returning({ id: pages.id });
  if (row) await claimAddress(tx, file.file, pagePath(file.slug), { pageId: row.id });
}
