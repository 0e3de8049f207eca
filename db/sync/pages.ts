import { and, eq, notInArray } from 'drizzle-orm';
import { followSlugs } from '#src/features/addresses/queries.ts';
import { pagePath } from '#src/features/addresses/rules.ts';
import { writePage } from '#src/features/pages/commands/write.ts';
import { pages } from '../schema/index.ts';
import { takingIn } from './clashes.ts';
import type { SyncContext } from './index.ts';

/** Gives every page file its row; those whose address the studio looks after are left aside. */
export async function syncPages(context: SyncContext): Promise<{ tags: string[]; leftAside: string[] }> {
  const { tx, publication, rowHash, adopted, now } = context;
  const { language } = publication.site;
  const known = await tx
    .select({ id: pages.id, slug: pages.slug, source: pages.source, status: pages.status, hash: pages.hash })
    .from(pages);
  const rowOf = (slug: string | undefined) => known.find((candidate) => candidate.slug === slug);
  const present = await followSlugs(
    tx,
    pagePath,
    publication.pages.map((file) => file.slug),
  );
  const isStudios = ({ slug }: { slug: string }) =>
    adopted.has(pagePath(slug)) || (rowOf(slug) ?? rowOf(present.get(slug)))?.source === 'studio';
  const different = publication.pages.filter((file) => {
    const row = rowOf(file.slug);
    return !isStudios(file) && (row?.hash !== rowHash(file.hash) || row.status === 'unpublished');
  });
  for (const file of different) {
    const said = { ...file, hash: rowHash(file.hash) };
    const writing = { source: 'file' as const, language, now, pageId: rowOf(file.slug)?.id };
    await takingIn(file.file, () => writePage(tx, said, writing));
  }
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
  return {
    tags: tags.length > 0 ? ['pages', 'menus', 'site', ...tags] : [],
    leftAside: publication.pages.filter(isStudios).map(({ file }) => file),
  };
}
