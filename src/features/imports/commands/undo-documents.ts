import { eq, inArray, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { drafts, essays, pages } from '#db/schema/index.ts';
import { relateAgain } from '../../essays/commands/works.ts';
import { removeEssays } from '../../studio/commands/sweep.ts';
import { inParts, listMade, type Made } from '../queries/made.ts';
import { editedSince } from './marks.ts';
import { count, forget, UNDONE_AT_ONCE, type Undoing } from './undoing.ts';

/** Removes essays that nobody edited or answered here; editions go before their originals. */
export async function undoEssays(undoing: Undoing) {
  const made = await listMade(undoing.db, undoing.importId, 'essays');
  const own = new Set(made.map(({ target }) => target));
  for (const some of inParts(made, UNDONE_AT_ONCE))
    await undoing.db.transaction((tx) => removeSome(tx, undoing, some, own));
}

async function removeSome(tx: Database, undoing: Undoing, some: Made[], own: Set<string>) {
  const rows = await tx
    .select({
      ...{
        id: essays.id,
        workId: essays.workId,
        slug: essays.slug,
        title: essays.title,
        status: essays.status,
      },
      draft: drafts,
      answered: sql<boolean>`exists (select from comments where comments.work_id = ${essays.workId})`,
      others: sql<string[]>`array(select other.id::text from essays other
        where other.work_id = ${essays.workId} and other.id <> ${essays.id} and ${essays.editionLabel} is null)`,
    })
    .from(essays)
    .innerJoin(drafts, eq(drafts.essayId, essays.id))
    .where(inArray(essays.id, idsOf(some)));
  const marks = new Map(some.map((one) => [one.target, one]));
  const gone = rows.filter((row) => {
    const why = reasonToKeep(undoing, row, marks.get(row.id), own);
    if (why) undoing.kept.push({ kind: 'essays', title: row.title, why });
    return !why;
  });
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) await removeEssays(tx, ids);
  await relateAgain(
    tx,
    gone.map(({ workId }) => workId),
  );
  await forget(tx, undoing, 'essays', goneOf(some, rows, ids));
  await changed(
    tx,
    gone.map(({ slug }) => `essay:${slug}`),
  );
  count(undoing, 'essays', gone);
}

interface Candidate {
  id: string;
  status: string;
  draft: typeof drafts.$inferSelect;
  answered: boolean;
  others: string[];
}

function reasonToKeep({ says }: Undoing, row: Candidate, made: Made | undefined, own: Set<string>) {
  if (editedSince(made, row.draft, row.status)) return says.edited;
  if (row.answered) return says.answered;
  return row.others.some((id) => !own.has(id)) ? says.used : undefined;
}

const idsOf = (some: Made[]) => some.map(({ target }) => target);

/** What was removed now, or had been before. */
function goneOf(some: Made[], rows: { id: string }[], ids: string[]) {
  const here = new Set(rows.map(({ id }) => id));
  return some.filter(({ target }) => ids.includes(target) || !here.has(target));
}

/** Removes pages that nobody edited here. */
export async function undoPages(undoing: Undoing) {
  const made = await listMade(undoing.db, undoing.importId, 'pages');
  for (const some of inParts(made, UNDONE_AT_ONCE))
    await undoing.db.transaction(async (tx) => {
      const rows = await tx
        .select({ id: pages.id, slug: pages.slug, title: pages.title, status: pages.status, draft: drafts })
        .from(pages)
        .innerJoin(drafts, eq(drafts.pageId, pages.id))
        .where(inArray(pages.id, idsOf(some)));
      const marks = new Map(some.map((one) => [one.target, one]));
      const gone = rows.filter((row) => {
        const edited = editedSince(marks.get(row.id), row.draft, row.status);
        if (edited) undoing.kept.push({ kind: 'pages', title: row.title, why: undoing.says.edited });
        return !edited;
      });
      const ids = gone.map(({ id }) => id);
      if (ids.length > 0) await tx.delete(pages).where(inArray(pages.id, ids));
      await forget(tx, undoing, 'pages', goneOf(some, rows, ids));
      await changed(
        tx,
        gone.map(({ slug }) => `page:${slug}`),
      );
      count(undoing, 'pages', gone);
    });
}
