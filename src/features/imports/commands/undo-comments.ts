import { and, eq, inArray, sql } from 'drizzle-orm';
import { comments, essays } from '#db/schema/index.ts';
import { changedWorks } from '../../comments/commands/rows.ts';
import { inParts, listMade, type Made } from '../queries/made.ts';
import { markOf } from '../rules/identity.ts';
import { count, forget, UNDONE_AT_ONCE, type Undoing } from './undoing.ts';

/** Removes comments from the ends of their threads, as far as nobody claimed, decided on or answered them here. */
export async function undoComments(undoing: Undoing) {
  const made = await listMade(undoing.db, undoing.importId, 'comments');
  let left: Made[] = [];
  for (const some of inParts(made, UNDONE_AT_ONCE)) left.push(...(await listUntouched(undoing, some)));
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    left = await removeEnds(undoing, left);
  }
  for (const some of inParts(left, UNDONE_AT_ONCE)) await keepAnswered(undoing, some);
}

async function listUntouched(undoing: Undoing, some: Made[]): Promise<Made[]> {
  const { db, says, kept } = undoing;
  const rows = await db
    .select({
      id: comments.id,
      body: comments.body,
      status: comments.status,
      memberId: comments.memberId,
      name: comments.pseudonym,
    })
    .from(comments)
    .where(
      inArray(
        comments.id,
        some.map(({ target }) => target),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const gone = some.filter(({ target }) => !byId.has(target));
  await forget(db, undoing, 'comments', gone);
  return some.filter(({ target, mark }) => {
    const row = byId.get(target);
    if (!row) return false;
    const touched = row.memberId ? says.claimed : says.decided;
    if (!row.memberId && markOf(row.body, row.status) === mark) return true;
    kept.push({ kind: 'comments', title: row.name ?? '', why: touched });
    return false;
  });
}

/** @returns those that something still hangs on. */
async function removeEnds(undoing: Undoing, made: Made[]): Promise<Made[]> {
  const left: Made[] = [];
  for (const some of inParts(made, UNDONE_AT_ONCE))
    await undoing.db.transaction(async (tx) => {
      const ids = some.map(({ target }) => target);
      const unanswered = sql`not exists (select from comments reply where reply.parent_id = ${comments.id})`;
      const removed = await tx
        .delete(comments)
        .where(and(inArray(comments.id, ids), unanswered))
        .returning({ id: comments.id, workId: comments.workId });
      const gone = new Set(removed.map(({ id }) => id));
      const out = some.filter(({ target }) => gone.has(target));
      left.push(...some.filter(({ target }) => !gone.has(target)));
      await forget(tx, undoing, 'comments', out);
      await changedWorks(tx, [...new Set(removed.map(({ workId }) => workId))]);
      count(undoing, 'comments', out);
    });
  return left;
}

async function keepAnswered({ db, says, kept }: Undoing, some: Made[]) {
  const rows = await db
    .select({ name: comments.pseudonym, essay: essays.title })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .where(
      inArray(
        comments.id,
        some.map(({ target }) => target),
      ),
    );
  for (const { name, essay } of rows)
    kept.push({ kind: 'comments', title: [name, essay].filter(Boolean).join(', '), why: says.answered });
}
