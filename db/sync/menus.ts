import { and, eq, notInArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { keepFirstRevision, keepRevision } from '#src/features/menus/commands/revisions.ts';
import { withoutMissing } from '#src/features/menus/commands/targets.ts';
import { writeTree } from '#src/features/menus/commands/write-tree.ts';
import { loadTree } from '#src/features/menus/queries/tree.ts';
import type { MenuFile } from '#src/features/menus/rules/file.ts';
import { treeOf } from '#src/features/menus/rules/tree.ts';
import { menus } from '../schema/index.ts';
import type { SyncContext } from './index.ts';

/** Gives every menu file its rows. @returns the tags that changed. */
export async function syncMenus(context: SyncContext): Promise<string[]> {
  const { tx, publication, rowHash } = context;
  const known = await tx.select({ slug: menus.slug, source: menus.source, hash: menus.hash }).from(menus);
  const different = publication.menus.filter((file) => {
    const row = known.find((candidate) => candidate.slug === file.slug);
    return row?.hash !== rowHash(file.hash);
  });
  const edited = new Set(known.filter(({ source }) => source === 'studio').map(({ slug }) => slug));
  for (const { slug, hash, menu } of different)
    if (edited.has(slug)) await offerMenu(context, slug, rowHash(hash), menu);
    else await writeMenu(context, slug, rowHash(hash), menu);
  const vanished = await tx
    .delete(menus)
    .where(
      and(
        eq(menus.source, 'file'),
        notInArray(menus.slug, ['', ...publication.menus.map((menu) => menu.slug)]),
      ),
    )
    .returning({ slug: menus.slug });
  const slugs = [...different, ...vanished].map((menu) => `menu:${menu.slug}`);
  return slugs.length > 0 ? ['menus', ...slugs] : [];
}

/** A menu that a curator has changed keeps what it says; what its file says since is for a curator to take or leave. */
async function offerMenu({ tx }: SyncContext, slug: string, hash: string, file: MenuFile) {
  await tx.update(menus).set({ offered: file, hash }).where(eq(menus.slug, slug));
}

async function writeMenu({ tx, publication, now }: SyncContext, slug: string, hash: string, file: MenuFile) {
  const { title, description } = file;
  const [known] = await tx.select().from(menus).where(eq(menus.slug, slug));
  const before = known && (await loadTree(tx, known));
  if (known && before) await keepFirstRevision(tx, known, before);
  const version = known ? known.version + 1 : 1;
  const values = { slug, source: 'file', title, description, hash, version, updatedAt: now } as const;
  const [row] = await tx
    .insert(menus)
    .values(values)
    .onConflictDoUpdate({ target: menus.slug, set: values })
    .returning({ id: menus.id });
  if (!row) throw new Error(`The menu ${slug} could not be written.`);
  const after = await withoutMissing(tx, treeOf(file, before, uuidv7));
  await writeTree(tx, row.id, { ...(before ? { before } : {}), after, language: publication.site.language });
  await keepRevision(tx, row.id, { version, change: { kind: 'file' }, before, after, now });
}
