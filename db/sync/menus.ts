import { and, eq, notInArray, sql } from 'drizzle-orm';
import { searchConfigFor } from '#src/features/essays/rules/language.ts';
import type { MenuFile, MenuFileResource, MenuFileSection } from '#src/features/menus/rules.ts';
import { menus, resources, sections } from '../schema/index.ts';
import type { SyncContext } from './index.ts';

/** Gives every menu file its rows. @returns the tags that changed. */
export async function syncMenus(context: SyncContext): Promise<string[]> {
  const { tx, publication, rowHash } = context;
  const known = await tx.select({ slug: menus.slug, source: menus.source, hash: menus.hash }).from(menus);
  const different = publication.menus.filter((file) => {
    const row = known.find((candidate) => candidate.slug === file.slug);
    return row?.source !== 'studio' && row?.hash !== rowHash(file.hash);
  });
  for (const { slug, hash, menu } of different) await writeMenu(context, slug, rowHash(hash), menu);
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

async function writeMenu(context: SyncContext, slug: string, hash: string, menu: MenuFile) {
  const { tx, now } = context;
  const values = {
    slug,
    source: 'file',
    title: menu.title,
    description: menu.description,
    hash,
    updatedAt: now,
  } as const;
  const [row] = await tx
    .insert(menus)
    .values(values)
    .onConflictDoUpdate({ target: menus.slug, set: values })
    .returning({ id: menus.id });
  if (!row) throw new Error(`The menu ${slug} could not be written.`);
  await tx.delete(sections).where(eq(sections.menuId, row.id));
  await writeSections(context, row.id, null, menu.sections);
}

async function writeSections(
  context: SyncContext,
  menuId: string,
  parentId: string | null,
  list: MenuFileSection[],
) {
  for (const [position, { title, description, resources: links, sections: nested }] of list.entries()) {
    const [section] = await context.tx
      .insert(sections)
      .values({ menuId, parentId, position, title, description })
      .returning({ id: sections.id });
    if (!section) throw new Error(`The section ${title} could not be written.`);
    if (links.length > 0)
      await context.tx
        .insert(resources)
        .values(links.map((link, order) => resourceRow(context, section.id, order, link)));
    await writeSections(context, menuId, section.id, nested);
  }
}

function resourceRow(
  { publication }: SyncContext,
  sectionId: string,
  position: number,
  link: MenuFileResource,
) {
  const { annotation, cost, format, recommendedBy, interest, checked, lang } = link;
  return {
    sectionId,
    position,
    ...targetOf(link),
    title: link.title ?? '',
    annotation,
    lang,
    cost,
    format,
    recommendedBy,
    interest,
    checkedOn: checked,
    searchConfig: searchConfigFor(lang ?? publication.site.language),
  };
}

function targetOf(link: MenuFileResource) {
  if ('url' in link) return { url: link.url };
  if ('essay' in link) return { essayId: sql`(select id from essays where slug = ${link.essay})` };
  if ('topic' in link) return { topicId: sql`(select id from topics where slug = ${link.topic})` };
  if ('series' in link) return { seriesId: sql`(select id from series where slug = ${link.series})` };
  return { pageId: sql`(select id from pages where slug = ${link.page})` };
}
