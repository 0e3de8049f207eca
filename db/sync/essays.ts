import { and, inArray, sql } from 'drizzle-orm';
import { StartError } from '#src/errors.ts';
import { followSlugs } from '#src/features/addresses/queries.ts';
import { essayPath } from '#src/features/addresses/rules.ts';
import { settleWorks } from '#src/features/essays/commands/works.ts';
import type { KnownEssay } from '#src/features/essays/commands/write.ts';
import { essays, works } from '../schema/index.ts';
import { type FileEssay, takeEdgesIn, takeEssayIn } from './essay-row.ts';
import type { SyncContext, SyncReport } from './index.ts';

/** A sync that would take more essays offline than both of these stops the start. */
const UNPUBLISH_LIMIT = 5;
const UNPUBLISH_SHARE = 0.1;

/** Every essay by its slug; one of the studio also by a former slug that a file still has. */
async function listKnown({ tx, publication }: SyncContext): Promise<Map<string, KnownEssay>> {
  const { id, workId, slug, source, status, hash, editionLabel, authorsWish } = essays;
  const rows = await tx
    .select({ id, workId, slug, source, status, hash, editionLabel, authorsWish })
    .from(essays);
  const known = new Map<string, KnownEssay>(rows.map((row) => [row.slug, row]));
  const present = await followSlugs(
    tx,
    essayPath,
    publication.essays.map((file) => file.slug),
  );
  for (const [given, now] of present) {
    const row = known.get(now);
    if (row?.source === 'studio' && !known.has(given)) known.set(given, row);
  }
  return known;
}

/** Gives every essay file its row; those whose address the studio looks after are left aside. */
export async function syncEssays(context: SyncContext): Promise<{ report: SyncReport; tags: string[] }> {
  const { tx, publication, rowHash, adopted } = context;
  const known = await listKnown(context);
  const isStudios = ({ slug }: { slug: string }) =>
    adopted.has(essayPath(slug)) || known.get(slug)?.source === 'studio';
  const files = new Map(publication.essays.map((essay) => [essay.slug, essay]));
  const vanished = [...known.values()].filter(
    (row) => row.source === 'file' && !files.has(row.slug) && row.status !== 'unpublished',
  );
  refuseMassUnpublishing(context, vanished, known.size);

  const different = publication.essays.filter((file) => {
    const row = known.get(file.slug);
    if (isStudios(file) || row?.authorsWish === 'unpublished') return false;
    return row?.hash !== rowHash(file.hash) || row.status === 'unpublished';
  });
  const originalsFirst = different.toSorted((one, other) => rankOf(one) - rankOf(other));
  const created = different.filter((file) => !known.has(file.slug)).length;
  const touchedWorks = new Set(vanished.map((row) => row.workId));

  await freePlaces(context, [...vanished, ...different.flatMap((file) => known.get(file.slug) ?? [])]);
  for (const file of originalsFirst) {
    const before = known.get(file.slug);
    if (before) touchedWorks.add(before.workId);
    const row = await takeEssayIn(context, file, before, known);
    known.set(file.slug, row);
    touchedWorks.add(row.workId);
  }
  for (const file of originalsFirst) await takeEdgesIn(context, file, known);
  if (vanished.length > 0)
    await tx
      .update(essays)
      .set({ status: 'unpublished', standing: false })
      .where(
        inArray(
          essays.id,
          vanished.map((row) => row.id),
        ),
      );
  await settleWorks(tx, [...touchedWorks]);
  await tx.delete(works).where(sql`not exists (select from essays where essays.work_id = ${works.id})`);

  const report = {
    created,
    updated: different.length - created,
    unpublished: vanished.length,
    unchanged: publication.essays.length - different.length,
    leftAside: publication.essays.filter(isStudios).map(({ file }) => file),
  };
  const tags = [...different, ...vanished].map((essay) => `essay:${essay.slug}`);
  return { report, tags: tags.length > 0 ? ['essays', 'menus', ...tags] : [] };
}

/**
 * Two files may have swapped a part or the lead, so what changes or goes lets go of its place before any takes a new one.
 * A series that was put in order in the browser keeps its order.
 */
async function freePlaces({ tx }: SyncContext, rows: KnownEssay[]) {
  if (rows.length === 0) return;
  await tx
    .update(essays)
    .set({ lead: false, standing: false })
    .where(
      inArray(
        essays.id,
        rows.map((row) => row.id),
      ),
    );
  await tx
    .update(works)
    .set({ seriesId: null, part: null })
    .where(
      and(
        inArray(
          works.id,
          rows.filter((row) => row.editionLabel === null).map((row) => row.workId),
        ),
        sql`not exists (select from series where series.id = works.series_id and series.source = 'studio')`,
      ),
    );
}

const rankOf = (file: FileEssay) => (file.matter.editionOf ? 1 : 0);

function refuseMassUnpublishing({ allowUnpublishing }: SyncContext, vanished: KnownEssay[], all: number) {
  const online = vanished.filter((row) => row.status === 'published');
  if (allowUnpublishing || online.length <= UNPUBLISH_LIMIT || online.length <= all * UNPUBLISH_SHARE) return;
  throw new StartError(
    `This build lacks ${online.length} of ${all} essays (${online
      .slice(0, 3)
      .map((row) => row.slug)
      .join(', ')}, …) and would take them offline. ` +
      'If that is meant, start once with SYNC_UNPUBLISH=allow.',
  );
}
