import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, essays } from '#db/schema/index.ts';
import { settleWorks } from '../../essays/commands/works.ts';
import { writeEssay } from '../../essays/commands/write.ts';
import { type NewEssay, writeNewEssays } from '../../essays/commands/write-many.ts';
import { openTakenIn, renewTakenIn, type TakenIn } from '../../studio/commands/take-in.ts';
import type { Run } from './context.ts';
import { leaveFormerPaths } from './former-paths.ts';
import { leftAlone, type Settled, settle } from './items.ts';
import { editedSince, markOfDraft } from './marks.ts';
import type { PreparedEssay } from './prepare.ts';

/** Writes essays that came in. @returns the slugs of those that were here before. */
export async function writeEssays(tx: Database, run: Run, prepared: PreparedEssay[]): Promise<string[]> {
  const fresh = prepared.filter(({ due }) => !due.before);
  if (!run.dryRun) await insert(tx, run, fresh);
  const settled: Settled[] = fresh.map((one) => ({
    ...settledAs(one, markOfDraft(1, one.status !== 'draft')),
    ...{ outcome: 'created', made: true },
  }));
  const renewed: string[] = [];
  for (const one of prepared.filter(({ due }) => due.before)) {
    const done = await renew(tx, run, one);
    settled.push(done);
    if (done.outcome === 'updated') renewed.push(one.placed.name);
  }
  await leaveFormerPaths(
    tx,
    run,
    prepared.map(({ placed, due, remarks }) => ({ placed, paths: due.arrival.paths, remarks })),
  );
  await settle(tx, run, 'essays', settled);
  return renewed;
}

const settledAs = ({ due, placed, remarks, text, said }: PreparedEssay, mark: string) => ({
  ...{ key: due.arrival.key, title: said.matter.title, hash: due.hash },
  ...{ target: placed.id, mark, remarks, missing: text.missing },
});

async function insert(tx: Database, run: Run, fresh: PreparedEssay[]) {
  const rows = await writeNewEssays(tx, fresh.map(newEssayOf), {
    ...{ source: 'studio', site: run.site, now: run.now },
  });
  const status = new Map(rows.map((row) => [row.id, row.status]));
  await openTakenIn(
    tx,
    fresh.map((one) => takenIn(one, status.get(one.placed.id) === 'published')),
  );
  await settleWorks(
    tx,
    rows.filter((row) => row.status === 'published').map(({ workId }) => workId),
  );
}

function newEssayOf({ placed, said, hash, text, authorIds, topicIds, status }: PreparedEssay): NewEssay {
  const { matter, body } = said;
  const { id, workId, series } = placed;
  // Until it is published nobody but its authors reads it, and they read the draft.
  const shown = status === 'draft' ? { body: '', text: '', words: 0 } : { body, ...text.check };
  const work = {
    ...{ seriesId: series?.id ?? null, part: series?.part ?? null },
    comments: matter.comments === 'closed' ? ('closed' as const) : ('open' as const),
  };
  return {
    ...{ id, workId, authorIds, topicIds },
    ...(matter.editionOf ? {} : { work }),
    said: { ...shown, slug: placed.name, matter, hash },
  };
}

const takenIn = ({ placed, said, savedAt, status }: PreparedEssay, seen: boolean): TakenIn => {
  const { draft: _, ...matter } = said.matter;
  return {
    of: { essayId: placed.id },
    said: { matter, body: said.body },
    ...{ savedAt, seen, published: status !== 'draft' },
  };
};

/** Lets an essay say what its source says by now, unless it was edited here. */
async function renew(tx: Database, run: Run, one: PreparedEssay): Promise<Settled> {
  const { due, placed, said, hash, text, status } = one;
  const [row] = await tx
    .select({ essay: essays, draft: drafts })
    .from(essays)
    .innerJoin(drafts, eq(drafts.essayId, essays.id))
    .where(eq(essays.id, placed.id));
  if (!row) return leftAlone(due, run.says.why.removed);
  if (editedSince(due.before, row.draft, row.essay.status)) return leftAlone(due, run.says.why.edited);
  if (row.essay.hash === hash)
    return { ...settledAs(one, due.before?.mark ?? ''), outcome: 'skipped', why: run.says.why.unchanged };
  if (run.dryRun) return { ...settledAs(one, ''), outcome: 'updated' };
  const { text: plain, words } = text.check;
  const { workId } = row.essay;
  if (status === 'draft')
    await tx
      .update(essays)
      .set({ status, standing: false, title: said.matter.title, hash })
      .where(eq(essays.id, placed.id));
  else
    await writeEssay(
      tx,
      { slug: placed.name, matter: said.matter, body: said.body, text: plain, words, hash },
      { source: 'studio', site: run.site, now: run.now, before: row.essay, originalWorkId: workId },
    );
  const version = await renewTakenIn(tx, takenIn(one, status === 'published'));
  await settleWorks(tx, [workId]);
  return { ...settledAs(one, markOfDraft(version, status !== 'draft')), outcome: 'updated' };
}
