import { and, eq, ne, notInArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, essays, guidelines, menus, pages, series, site, topics } from '#db/schema/index.ts';
import { checkText } from '../../essays/text/read.ts';
import { type SiteSettings, saysTheSame, siteSettings } from '../../site/rules.ts';
import { takeEssayOver, takePageOver } from '../../studio/commands/adopt.ts';

type Named = { slug: string }[];
type Texts = { slug: string; body: string }[];

/** What a folder `content/` says, as far as it matters who has the say from now on. */
export interface Content {
  site: SiteSettings;
  authors: { handle: string }[];
  topics: Named;
  series: Named;
  guidelines: Named;
  menus: Named;
  essays: Texts;
  pages: Texts;
}

/**
 * What files had the say over where the export was made stays theirs where this site has the same files, and goes to the
 * studio where it has not: the next start would take it away. Code can only stay, and waits for its file.
 */
export async function settleFiles(tx: Database, content: Content, now: Date) {
  const essayReport = await settleEssays(tx, content, now);
  const pageReport = await settlePages(tx, content, now);
  await settleLists(tx, content);
  await settleSite(tx, content);
  return {
    takenOver: [...essayReport.takenOver, ...pageReport.takenOver],
    needBuild: [...essayReport.needBuild, ...pageReport.needBuild],
  };
}

const says = (files: Texts, { slug, body }: Texts[number]) =>
  files.some((file) => file.slug === slug && file.body === body);

async function settleEssays(tx: Database, content: Content, now: Date) {
  const report = { takenOver: [] as string[], needBuild: [] as string[] };
  const ids = await tx
    .select({ id: essays.id })
    .from(essays)
    .where(and(eq(essays.source, 'file'), ne(essays.status, 'unpublished')));
  for (const { id } of ids) {
    const [essay] = await tx.select().from(essays).where(eq(essays.id, id));
    if (!essay || says(content.essays, essay)) continue;
    if (await isCode(essay)) report.needBuild.push(`content/essays/${essay.slug}.mdx`);
    else {
      await takeEssayOver(tx, essay, { by: null, now });
      report.takenOver.push(essay.slug);
    }
  }
  return report;
}

async function settlePages(tx: Database, content: Content, now: Date) {
  const report = { takenOver: [] as string[], needBuild: [] as string[] };
  const [row] = await tx.select({ settings: site.settings }).from(site);
  const { language } = siteSettings.parse(row?.settings ?? { name: 'Commonplace' });
  const rows = await tx
    .select()
    .from(pages)
    .where(and(eq(pages.source, 'file'), eq(pages.status, 'published')));
  for (const page of rows) {
    if (says(content.pages, page)) continue;
    if (await isCode(page)) report.needBuild.push(`content/pages/${page.slug}.mdx`);
    else {
      await takePageOver(tx, page, { by: null, now, language });
      report.takenOver.push(page.slug);
    }
  }
  return report;
}

async function isCode({ body, lang }: { body: string; lang: string }) {
  return (await checkText(body, lang)).problems.length > 0;
}

async function settleLists(tx: Database, content: Content) {
  const source = 'studio';
  const slugsOf = (list: Named) => ['', ...list.map(({ slug }) => slug)];
  for (const [table, list] of [
    [topics, content.topics],
    [series, content.series],
    [guidelines, content.guidelines],
    [menus, content.menus],
  ] as const)
    await tx
      .update(table)
      .set({ source })
      .where(notInArray(table.slug, slugsOf(list)));
  const handles = ['', ...content.authors.map(({ handle }) => handle)];
  await tx.update(authors).set({ source }).where(notInArray(authors.handle, handles));
}

/** A file that says something else would take the site's settings back, and one of an older build would not be taken in. */
async function settleSite(tx: Database, content: Content) {
  const [row] = await tx.select().from(site);
  if (!row || saysTheSame(row.filed, content.site)) return;
  await tx.update(site).set({ source: 'studio', builtAt: new Date(0) });
}
