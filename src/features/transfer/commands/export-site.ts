import { asc, eq } from 'drizzle-orm';
import { stringify } from 'yaml';
import type { Database } from '#db/client.ts';
import { listTables } from '#db/rows/catalog.ts';
import { inSnapshot, readLines } from '#db/rows/read.ts';
import { essays, guidelines, menus, pages, site as sites } from '#db/schema/index.ts';
import { menuOpml } from '../../feeds/opml.ts';
import type { Storage } from '../../media/storage.ts';
import { findCuratedMenu } from '../../menus/queries/curate.ts';
import { yamlOf } from '../../menus/rules/menu-yaml.ts';
import type { TreeResource, TreeSection } from '../../menus/rules/tree.ts';
import { siteSettings } from '../../site/rules.ts';
import { COUNTS, rowsOut } from '../queries/rows.ts';
import { FORMAT, MANIFEST_FILE, type Manifest, rowsFile } from '../rules/format.ts';
import { readMe } from '../rules/read-me.ts';
import { type ContentReport, exportContent } from './export-content.ts';
import { exportFiles } from './export-files.ts';
import { Filling } from './folder.ts';

export interface Exporting {
  /** An empty folder, or one that is not there yet. */
  folder: string;
  /** Whether accounts and what else is private go with it. */
  withPrivate: boolean;
  /** Where this site's own `content/` is. */
  contentFolder: string;
  now: Date;
  progress?: (step: string, done: number, of: number) => void;
}

/** What came out. */
export interface ExportReport extends ContentReport {
  withPrivate: boolean;
  menus: number;
  /** Rows by table. */
  tables: Record<string, number>;
  mediaFiles: number;
  /** Files that only a site built with them can show. */
  needBuild: string[];
}

/** Writes the site as plain files, all of one moment. @throws DomainError CONFLICT when the folder is not empty. */
export async function exportSite(
  db: Database,
  storage: Storage,
  exporting: Exporting,
): Promise<ExportReport> {
  const filling = await Filling.begin(exporting.folder);
  const told = await inSnapshot(db, (tx) => writeTold(tx, storage, filling, exporting));
  const mediaFiles = await writeMedia(storage, filling, told.pictureIds, exporting);
  const { withPrivate, now } = exporting;
  const { tables, needBuild, report } = told;
  await filling.put('README.md', readMe({ withPrivate, now, needBuild, tables, name: told.name }));
  const said: Manifest = {
    ...{ commonplace: 'export', format: FORMAT, madeAt: now.toISOString(), withPrivate },
    ...{ tables, files: filling.sums(), needBuild },
  };
  await filling.put(MANIFEST_FILE, `${JSON.stringify(said, null, 2)}\n`);
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  return { ...report, withPrivate, tables: rows, mediaFiles, needBuild };
}

async function writeTold(tx: Database, storage: Storage, filling: Filling, exporting: Exporting) {
  const { withPrivate, contentFolder } = exporting;
  const { tables, pictureIds } = await writeRows(tx, filling, exporting);
  const putContent = (place: string, content: string | Buffer) => filling.put(`content/${place}`, content);
  const isOut = ({ status, unseen }: { status: string; unseen: boolean }) =>
    withPrivate || (status === 'published' && !unseen);
  const studio = await exportContent(tx, storage, putContent, isOut);
  const { needBuild, ...files } = await exportFiles(tx, putContent, { contentFolder, all: withPrivate });
  const site = await settingsIn(tx);
  await putContent('site.yaml', stringify(site, { lineWidth: 0 }));
  await putContent('guidelines.yaml', await guidelinesYaml(tx));
  const menuCount = await writeMenus(tx, filling, withPrivate ? () => true : await publicSlugs(tx));
  const report = {
    ...studio,
    essays: studio.essays + files.essays,
    pages: studio.pages + files.pages,
    menus: menuCount,
  };
  return { tables, pictureIds, needBuild, report, name: site.name };
}

async function writeRows(tx: Database, filling: Filling, { withPrivate, progress }: Exporting) {
  const tables: Manifest['tables'] = {};
  const pictureIds: string[] = [];
  const all = await listTables(tx);
  for (const [at, table] of all.entries()) {
    progress?.(table.name, at, all.length);
    const out = rowsOut(table, withPrivate);
    if (!out) continue;
    const counted = { rows: 0, columns: out.columns };
    await filling.append(rowsFile(table.name), '');
    for await (const lines of readLines(tx, out.query)) {
      await filling.append(rowsFile(table.name), `${lines.join('\n')}\n`);
      counted.rows += lines.length;
      if (table.name === 'media') pictureIds.push(...lines.map((line) => JSON.parse(line).id as string));
    }
    tables[table.name] = counted;
  }
  for (const [name, query] of Object.entries(COUNTS)) {
    await filling.append(`counts/${name}.jsonl`, '');
    for await (const lines of readLines(tx, query))
      await filling.append(`counts/${name}.jsonl`, `${lines.join('\n')}\n`);
  }
  return { tables, pictureIds };
}

/** Read in the snapshot itself: what the process remembers may wait for the snapshot to end. */
async function settingsIn(tx: Database) {
  const [row] = await tx.select({ settings: sites.settings }).from(sites);
  return siteSettings.parse(row?.settings ?? { name: 'Commonplace' });
}

async function guidelinesYaml(tx: Database) {
  const rows = await tx.select().from(guidelines).orderBy(asc(guidelines.position), asc(guidelines.slug));
  const inForce = rows.filter(({ retiredAt }) => !retiredAt);
  return stringify(
    inForce.map(({ slug, title, text }) => ({ slug, title, text })),
    { lineWidth: 0 },
  );
}

/** Whether readers see what a resource leads to. */
type IsSeen = (resource: TreeResource) => boolean;

async function publicSlugs(tx: Database): Promise<IsSeen> {
  const essayRows = await tx.select({ slug: essays.slug }).from(essays).where(eq(essays.status, 'published'));
  const pageRows = await tx.select({ slug: pages.slug }).from(pages).where(eq(pages.status, 'published'));
  const [seenEssays, seenPages] = [essayRows, pageRows].map((rows) => new Set(rows.map(({ slug }) => slug)));
  return (resource) => {
    if ('essay' in resource) return seenEssays?.has(resource.essay) ?? false;
    return !('page' in resource) || (seenPages?.has(resource.page) ?? false);
  };
}

const seenSections = (sections: TreeSection[], isSeen: IsSeen): TreeSection[] =>
  sections.map((section) => ({
    ...section,
    resources: section.resources.filter(isSeen),
    sections: seenSections(section.sections, isSeen),
  }));

async function writeMenus(tx: Database, filling: Filling, isSeen: IsSeen) {
  const slugs = await tx.select({ slug: menus.slug }).from(menus).orderBy(asc(menus.slug));
  for (const { slug } of slugs) {
    const menu = await findCuratedMenu(tx, slug);
    if (menu) {
      const tree = { ...menu.tree, sections: seenSections(menu.tree.sections, isSeen) };
      await filling.put(`content/menus/${slug}.yaml`, yamlOf(tree));
    }
    const opml = await menuOpml(tx, slug);
    if (opml) await filling.put(`menus/${slug}.opml`, opml);
  }
  return slugs.length;
}

/** A picture's files never change, so they need not be of the same moment. */
async function writeMedia(storage: Storage, filling: Filling, ids: string[], { progress }: Exporting) {
  let files = 0;
  for (const [at, id] of ids.entries()) {
    progress?.('pictures', at, ids.length);
    for (const name of await storage.names(id)) {
      const found = await storage.find(id, name);
      if (!found) continue;
      await filling.put(`media/${id}/${name}`, Buffer.concat(await found.read().toArray()));
      files++;
    }
  }
  return files;
}
