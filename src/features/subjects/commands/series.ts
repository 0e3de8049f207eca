import { asc, eq, inArray, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { drafts, essays, resources, series, works } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { moved } from '../../../order.ts';
import { freePath, leaveRedirect } from '../../addresses/commands.ts';
import { seriesPath, slugFromTitle } from '../../addresses/rules.ts';
import type { SeriesInput } from '../rules.ts';

/** Where readers find all series. */
const LIST = '/topics/';

/** @throws FieldError when its address is taken. */
export function addSeries(db: Database, { slug: wanted, ...input }: SeriesInput) {
  return db.transaction(async (tx) => {
    const slug = wanted || slugFromTitle(input.title) || 'series';
    await refuseTaken(tx, slug);
    await freePath(tx, seriesPath(slug), { list: LIST });
    const values = { ...input, slug, source: 'studio' as const };
    const [row] = await tx.insert(series).values(values).returning({ id: series.id });
    await changed(tx, ['essays', 'menus']);
    return row?.id ?? '';
  });
}

/** Names or describes a series; at a new address the old one leads there. From then on its file has no more say. */
export function editSeries(db: Database, id: string, { slug: wanted, ...input }: SeriesInput) {
  return db.transaction(async (tx) => {
    const before = await findRow(tx, id);
    const slug = wanted || before.slug;
    if (slug !== before.slug) {
      await refuseTaken(tx, slug);
      await freePath(tx, seriesPath(slug), { own: seriesPath(before.slug), list: LIST });
      await leaveRedirect(tx, seriesPath(before.slug), seriesPath(slug));
    }
    await tx
      .update(series)
      .set({ ...input, slug, source: 'studio' })
      .where(eq(series.id, id));
    await changed(tx, ['essays', 'menus']);
  });
}

/**
 * Lets a work change places with the one before or after it, and numbers the parts anew. From then on the order here
 * counts, and a file's `part` only when its essay is new to the series.
 */
export function movePart(db: Database, id: string, workId: string, direction: 'up' | 'down') {
  return db.transaction(async (tx) => {
    await findRow(tx, id);
    const rows = await tx
      .select({ id: works.id })
      .from(works)
      .where(eq(works.seriesId, id))
      .orderBy(asc(works.part), asc(works.id));
    const order = rows.map((row) => row.id);
    const wanted = moved(order, order.indexOf(workId), direction);
    await tx.update(works).set({ part: null }).where(eq(works.seriesId, id));
    for (const [at, work] of wanted.entries()) await becomePart(tx, work, at + 1);
    await tx.update(series).set({ source: 'studio' }).where(eq(series.id, id));
    await changed(tx, ['essays', 'menus']);
  });
}

/** A draft that names its part would ask for the old one when it is published again. */
async function becomePart(tx: Database, workId: string, part: number) {
  await tx.update(works).set({ part }).where(eq(works.id, workId));
  const editions = tx.select({ id: essays.id }).from(essays).where(eq(essays.workId, workId));
  await tx
    .update(drafts)
    .set({ matter: sql`jsonb_set(${drafts.matter}, '{part}', to_jsonb(${part}::int), false)` })
    .where(inArray(drafts.essayId, editions));
}

/** Removes a series; its essays stay, each on its own. @throws DomainError CONFLICT while a resource menu leads to it. */
export function removeSeries(db: Database, id: string) {
  return db.transaction(async (tx) => {
    const { slug } = await findRow(tx, id);
    if ((await tx.$count(resources, eq(resources.seriesId, id))) > 0)
      throw new DomainError('CONFLICT', (w) => w.subjects.seriesInMenu);
    await tx.update(works).set({ seriesId: null, part: null }).where(eq(works.seriesId, id));
    await tx.delete(series).where(eq(series.id, id));
    await leaveRedirect(tx, seriesPath(slug), LIST);
    await changed(tx, ['essays', 'menus']);
  });
}

async function findRow(tx: Database, id: string) {
  const [row] = await tx.select().from(series).where(eq(series.id, id)).for('update');
  if (!row) throw new DomainError('NOT_FOUND', (w) => w.subjects.seriesGone);
  return row;
}

async function refuseTaken(tx: Database, slug: string) {
  if ((await tx.$count(series, eq(series.slug, slug))) > 0)
    throw new FieldError('CONFLICT', 'slug', (w) => w.subjects.seriesAddressTaken);
}
