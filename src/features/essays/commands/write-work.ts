import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, series, works } from '#db/schema/index.ts';
import { FieldError } from '../../../errors.ts';
import { followSlugs } from '../../addresses/queries.ts';
import { seriesPath } from '../../addresses/rules.ts';
import type { EssayFrontMatter } from '../rules/front-matter.ts';
import type { KnownEssay, Writing } from './write.ts';

/** An edition joins its original's work; an original has its own, with the series and comment policy it names. */
export async function writeWork(
  tx: Database,
  matter: EssayFrontMatter,
  { source, before, originalWorkId }: Pick<Writing, 'source' | 'before' | 'originalWorkId'>,
): Promise<string> {
  if (matter.editionOf) {
    if (!originalWorkId) throw new Error(`The original "${matter.editionOf.essay}" has no row.`);
    if (matter.lead) await refuseSecondLead(tx, originalWorkId, before);
    return originalWorkId;
  }
  const own = before?.editionLabel === null ? before.workId : undefined;
  if (own && matter.lead) await refuseSecondLead(tx, own, before);
  const values = {
    ...(await placeInSeries(tx, matter, source, own)),
    comments: matter.comments === 'closed' ? ('closed' as const) : ('open' as const),
    closeCommentsAfterDays: typeof matter.comments === 'object' ? matter.comments.closeAfterDays : null,
    moderation: matter.moderation ?? null,
    quiet: matter.quiet,
  };
  if (own) {
    await tx.update(works).set(values).where(eq(works.id, own));
    return own;
  }
  const [work] = await tx.insert(works).values(values).returning({ id: works.id });
  if (!work) throw new Error('A work could not be written.');
  return work.id;
}

/**
 * The place that an essay asks for. Once a series was put in order in the browser, a file asks only for an essay that is
 * new to it, and stands last if its part is taken.
 * @throws FieldError CONFLICT when another essay is that part.
 */
async function placeInSeries(
  tx: Database,
  { series: slug, part }: EssayFrontMatter,
  source: 'file' | 'studio',
  own: string | undefined,
) {
  const nowhere = { seriesId: null, part: null };
  if (!slug || !part) return nowhere;
  const present = (await followSlugs(tx, seriesPath, [slug])).get(slug) ?? slug;
  const [found] = await tx.select().from(series).where(eq(series.slug, present));
  if (!found) return nowhere;
  const order = await tx
    .select({ id: works.id, part: works.part })
    .from(works)
    .where(eq(works.seriesId, found.id))
    .orderBy(asc(works.part));
  const arranged = source === 'file' && found.source === 'studio';
  const kept = arranged && order.find(({ id }) => id === own);
  if (kept) return { seriesId: found.id, part: kept.part };
  const holder = order.find((work) => work.part === part && work.id !== own);
  if (!holder) return { seriesId: found.id, part };
  if (arranged) return { seriesId: found.id, part: (order.at(-1)?.part ?? 0) + 1 };
  throw new FieldError(
    'CONFLICT',
    'part',
    `Part ${part} of “${slug}” is “${await originalOf(tx, holder.id)}” already: give another part.`,
  );
}

async function originalOf(tx: Database, workId: string) {
  const [original] = await tx
    .select({ slug: essays.slug })
    .from(essays)
    .where(eq(essays.workId, workId))
    .orderBy(sql`${essays.editionLabel} nulls first`)
    .limit(1);
  return original?.slug;
}

async function refuseSecondLead(tx: Database, workId: string, before: KnownEssay | undefined) {
  const [other] = await tx
    .select({ slug: essays.slug })
    .from(essays)
    .where(
      and(eq(essays.workId, workId), eq(essays.lead, true), before ? ne(essays.id, before.id) : undefined),
    );
  if (other)
    throw new FieldError(
      'CONFLICT',
      'lead',
      `“${other.slug}” is the lead edition already: there can be only one.`,
    );
}
