import { changed } from '#db/changes.ts';
import { changedWorks } from '../../comments/commands/rows.ts';
import type { Converter } from '../converter.ts';
import type { Arrival, ArrivedComment, ArrivedEssay, ArrivedPage, ArrivedPing } from '../rules/arrivals.ts';
import { batches } from '../rules/batches.ts';
import { hashOfArrival } from '../rules/identity.ts';
import { inOrder } from '../rules/in-order.ts';
import { type PreparedComment, prepareComments, writeComments } from './comments.ts';
import type { Run } from './context.ts';
import { writeEssays } from './essays.ts';
import { type Due, settle, sift, skipped } from './items.ts';
import { writePages } from './pages.ts';
import { writePings } from './pings.ts';
import { type PreparedEssay, type PreparedPage, prepareEssay, preparePage } from './prepare.ts';

interface Batch {
  essays: PreparedEssay[];
  pages: PreparedPage[];
  comments: PreparedComment[];
  pings: Due<ArrivedPing>[];
}

/**
 * Takes in essays, pages and what was said under them, a batch in a transaction of its own with the record of it. While
 * one is written, the texts of the next are made.
 */
export async function takeTexts(
  run: Run,
  arrivals: AsyncIterable<Arrival>,
  converter: Converter,
  total: number,
) {
  let done = 0;
  let writing = Promise.resolve();
  try {
    for await (const some of batches(inOrder(arrivals, run.plan))) {
      const prepared = await prepare(run, some, converter);
      await writing;
      done += some.length;
      const soFar = done;
      writing = write(run, prepared).then(() => run.at(run.says.step.texts, soFar, total));
      // Whoever awaits it next hears of a failure.
      writing.catch(() => {});
    }
  } finally {
    // However this ends, nothing is left under way.
    await writing;
  }
}

async function prepare(run: Run, some: Arrival[], converter: Converter): Promise<Batch> {
  const essays = some.filter((one): one is ArrivedEssay => one.kind === 'essay');
  const pages = some.filter((one): one is ArrivedPage => one.kind === 'page');
  const comments = some.filter((one): one is ArrivedComment => one.kind === 'comment');
  const pings = some.filter((one): one is ArrivedPing => one.kind === 'ping');
  await settleRemainders(run, some);
  const [dueEssays, duePages] = [
    await sift(run.db, run, 'essays', essays),
    await sift(run.db, run, 'pages', pages),
  ];
  const dueComments = await sift(run.db, run, 'comments', comments);
  return {
    essays: await Promise.all(dueEssays.map((due) => prepareEssay(run, due, converter))),
    pages: await Promise.all(duePages.map((due) => preparePage(run, due, converter))),
    comments: await prepareComments(dueComments, converter),
    pings: await sift(run.db, run, 'pings', pings),
  };
}

/** What has no place here is counted with its reason. */
async function settleRemainders(run: Run, some: Arrival[]) {
  for (const arrival of some)
    if (arrival.kind === 'remainder')
      await settle(run.db, run, arrival.of, [
        skipped({ arrival, hash: hashOfArrival(arrival) }, arrival.why),
      ]);
}

async function write(run: Run, batch: Batch) {
  await run.db.transaction(async (tx) => {
    const essays = await writeEssays(tx, run, batch.essays);
    const pages = await writePages(tx, run, batch.pages);
    const works = await writeComments(tx, run, batch.comments);
    await writePings(tx, run, batch.pings);
    if (run.dryRun) return;
    if (batch.essays.length > 0)
      await changed(tx, ['essays', 'menus', ...essays.map((slug) => `essay:${slug}`)]);
    if (batch.pages.length > 0)
      await changed(tx, ['pages', 'menus', 'site', ...pages.map((slug) => `page:${slug}`)]);
    await changedWorks(tx, works);
  });
}
