import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, pages } from '#db/schema/index.ts';
import { searchConfigFor } from '../../essays/rules/language.ts';
import { writePage } from '../../pages/commands/write.ts';
import { openTakenIn, renewTakenIn, type TakenIn } from '../../studio/commands/take-in.ts';
import type { Run } from './context.ts';
import { leaveFormerPaths } from './former-paths.ts';
import { leftAlone, type Settled, settle } from './items.ts';
import { editedSince, markOfDraft } from './marks.ts';
import type { PreparedPage } from './prepare.ts';

/** Writes pages that came in. @returns the slugs of those that were here before. */
export async function writePages(tx: Database, run: Run, prepared: PreparedPage[]): Promise<string[]> {
  const settled: Settled[] = [];
  const renewed: string[] = [];
  for (const one of prepared) {
    const done = one.due.before ? await renew(tx, run, one) : await add(tx, run, one);
    settled.push(done);
    if (done.outcome === 'updated') renewed.push(one.placed.name);
  }
  await leaveFormerPaths(
    tx,
    run,
    prepared.map(({ placed, due, remarks }) => ({ placed, paths: due.arrival.paths, remarks })),
  );
  await settle(tx, run, 'pages', settled);
  return renewed;
}

const settledAs = ({ due, placed, remarks, text, said }: PreparedPage, mark: string) => ({
  ...{ key: due.arrival.key, title: said.matter.title, hash: due.hash },
  ...{ target: placed.id, mark, remarks, missing: text.missing },
});

const isPublished = ({ status }: PreparedPage) => status === 'published';

const takenIn = (one: PreparedPage): TakenIn => ({
  ...{ of: { pageId: one.placed.id }, said: one.said, savedAt: one.savedAt },
  ...{ published: isPublished(one), seen: isPublished(one) },
});

async function add(tx: Database, run: Run, one: PreparedPage): Promise<Settled> {
  const settled = settledAs(one, markOfDraft(1, isPublished(one)));
  if (!run.dryRun) {
    await tx.insert(pages).values({ id: one.placed.id, ...unpublishedRow(run, one) });
    if (isPublished(one)) await publish(tx, run, one);
    await openTakenIn(tx, [takenIn(one)]);
  }
  return { ...settled, outcome: 'created', made: true };
}

/** What readers would see if they could: nothing, until the page is published. */
const unpublishedRow = (run: Run, { placed, said, hash, savedAt }: PreparedPage) => ({
  ...{ slug: placed.name, source: 'studio' as const, status: 'unpublished' as const },
  ...{ title: said.matter.title, body: '', text: '', hash, updatedAt: savedAt },
  ...{ lang: run.site.language, searchConfig: searchConfigFor(run.site.language) },
});

function publish(tx: Database, run: Run, { placed, said, hash, text, savedAt }: PreparedPage) {
  const { slug: _, ...matter } = said.matter;
  return writePage(
    tx,
    { slug: placed.name, matter, body: said.body, text: text.check.text, hash },
    { source: 'studio', language: run.site.language, now: savedAt, pageId: placed.id },
  );
}

/** Lets a page say what its source says by now, unless it was edited here. */
async function renew(tx: Database, run: Run, one: PreparedPage): Promise<Settled> {
  const { due, placed, hash } = one;
  const [row] = await tx
    .select({ page: pages, draft: drafts })
    .from(pages)
    .innerJoin(drafts, eq(drafts.pageId, pages.id))
    .where(eq(pages.id, placed.id));
  if (!row) return leftAlone(due, run.says.why.removed);
  if (editedSince(due.before, row.draft, row.page.status)) return leftAlone(due, run.says.why.edited);
  if (row.page.hash === hash)
    return { ...settledAs(one, due.before?.mark ?? ''), outcome: 'skipped', why: run.says.why.unchanged };
  if (run.dryRun) return { ...settledAs(one, ''), outcome: 'updated' };
  if (isPublished(one)) await publish(tx, run, one);
  else await tx.update(pages).set(unpublishedRow(run, one)).where(eq(pages.id, placed.id));
  const version = await renewTakenIn(tx, takenIn(one));
  return { ...settledAs(one, markOfDraft(version, isPublished(one))), outcome: 'updated' };
}
