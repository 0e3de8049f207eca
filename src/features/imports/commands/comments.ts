import { eq, inArray } from 'drizzle-orm';
import { insertMany } from '#db/bulk.ts';
import type { Database } from '#db/client.ts';
import { comments, essays } from '#db/schema/index.ts';
import { commentBody, MOST_CHARACTERS } from '../../comments/rules/input.ts';
import { depthBelow } from '../../comments/rules/threads.ts';
import type { Converter } from '../converter.ts';
import { findItems } from '../queries/items.ts';
import type { ArrivedComment } from '../rules/arrivals.ts';
import { idOf, markOf } from '../rules/identity.ts';
import type { Run } from './context.ts';
import { type Due, leftAlone, type Settled, settle, skipped } from './items.ts';

const MOST_NAME = 80;

type Row = typeof comments.$inferSelect;
type Place = Pick<Row, 'id' | 'rootId' | 'depth' | 'audience'>;

/** A comment with its words as Markdown. */
export interface PreparedComment {
  due: Due<ArrivedComment>;
  body: string;
  /** Whether it was longer than a comment may be. */
  cut: boolean;
}

export async function prepareComments(
  due: Due<ArrivedComment>[],
  converter: Converter,
): Promise<PreparedComment[]> {
  const bodies = await converter.comments(due.map(({ arrival }) => arrival.body));
  return due.map((one, at) => ({ due: one, ...fitting(bodies[at] ?? '') }));
}

function fitting(given: string): { body: string; cut: boolean } {
  const characters = [...given.trim()];
  const cut = characters.length > MOST_CHARACTERS;
  const text = cut ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…` : given;
  const parsed = commentBody.safeParse(text);
  return { body: parsed.success ? parsed.data : '', cut };
}

/** Writes comments that came in under the names that their writers gave. @returns the works that have new ones. */
export async function writeComments(tx: Database, run: Run, prepared: PreparedComment[]): Promise<string[]> {
  const works = await findWorks(tx, run, prepared);
  const places = await findPlaces(tx, run, prepared);
  const rows: (typeof comments.$inferInsert)[] = [];
  const settled: Settled[] = [];
  for (const one of prepared) {
    const reason = reasonAgainst(run, one, works);
    const workId = works.get(one.due.arrival.documentKey);
    if (reason || !workId) settled.push(skipped(one.due, reason ?? run.says.why.onNothing));
    else if (one.due.before) settled.push(await renew(tx, run, one));
    else {
      const { row, remarks } = place(run, one, workId, places);
      rows.push(row);
      settled.push({ ...settledAs(one, row), remarks, outcome: 'created', made: true });
    }
  }
  if (!run.dryRun) await insertMany(tx, comments, rows);
  await settle(tx, run, 'comments', settled);
  return [...new Set(rows.map(({ workId }) => workId))];
}

/** The works that are answered, by the keys of the essays: in a dry run those that would be here. */
async function findWorks(tx: Database, run: Run, prepared: PreparedComment[]) {
  const keys = [...new Set(prepared.map(({ due }) => due.arrival.documentKey))];
  const named = keys.flatMap((key) => {
    const placed = run.documents.get(key);
    return placed?.kind === 'essay' ? [{ key, placed }] : [];
  });
  if (run.dryRun || named.length === 0) return new Map(named.map(({ key, placed }) => [key, placed.workId]));
  const ids = named.map(({ placed }) => placed.id);
  const rows = await tx
    .select({ id: essays.id, workId: essays.workId })
    .from(essays)
    .where(inArray(essays.id, ids));
  const here = new Map(rows.map(({ id, workId }) => [id, workId]));
  return new Map(
    named.flatMap(({ key, placed }) => {
      const workId = here.get(placed.id);
      return workId ? [[key, workId] as const] : [];
    }),
  );
}

/** Where the comments stand that are answered, by their keys. */
async function findPlaces(tx: Database, run: Run, prepared: PreparedComment[]): Promise<Map<string, Place>> {
  const keys = [...new Set(prepared.flatMap(({ due }) => due.arrival.parentKey ?? []))];
  const items = await findItems(tx, run, 'comments', keys);
  const targets = new Map([...items.values()].flatMap(({ key, target }) => (target ? [[target, key]] : [])));
  if (targets.size === 0) return new Map();
  const rows = await tx
    .select({ id: comments.id, rootId: comments.rootId, depth: comments.depth, audience: comments.audience })
    .from(comments)
    .where(inArray(comments.id, [...targets.keys()]));
  return new Map(rows.map((row) => [targets.get(row.id) ?? '', row]));
}

function reasonAgainst(
  run: Run,
  { due, body }: PreparedComment,
  works: Map<string, string>,
): string | undefined {
  const { status, documentKey } = due.arrival;
  const { why } = run.says;
  if (status === 'deleted') return why.deleted;
  if (run.plan.documents.get(documentKey)?.kind === 'page') return why.onPage;
  if (!works.has(documentKey)) return why.onNothing;
  return body === '' ? why.empty : undefined;
}

function place(run: Run, one: PreparedComment, workId: string, places: Map<string, Place>) {
  const { arrival } = one.due;
  const parent = arrival.parentKey === undefined ? undefined : places.get(arrival.parentKey);
  const id = idOf(run.origin, 'comment', arrival.key);
  const row = {
    ...{ id, workId, essayId: run.documents.get(arrival.documentKey)?.id ?? null },
    ...{ parentId: parent?.id ?? null, rootId: parent?.rootId ?? id, depth: parent ? depthBelow(parent) : 0 },
    audience: parent?.audience ?? ('public' as const),
    ...saidBy(run, one),
  };
  places.set(arrival.key, row);
  const { remark } = run.says;
  const { parentKey } = arrival;
  // In a dry run what would have been written is not there to be found.
  const orphan = parentKey !== undefined && !parent && !(run.dryRun && run.plan.comments.has(parentKey));
  return { row, remarks: [...(orphan ? [remark.orphan] : []), ...(one.cut ? [remark.bodyCut] : [])] };
}

/** The part of a row that its source says. What is held there waits for a moderator here, from now on. */
function saidBy(run: Run, { due, body }: PreparedComment) {
  const { name, email, writtenAt, status } = due.arrival;
  const state = status === 'deleted' ? 'spam' : status;
  return {
    ...{ body, writtenAt, status: state },
    pseudonym: name.trim().slice(0, MOST_NAME).toWellFormed() || null,
    heldAt: state === 'held' ? run.now : null,
    approvedAt: state === 'approved' ? writtenAt : null,
    claimHash: run.tools.claimOf(email),
  };
}

const settledAs = (
  { due }: PreparedComment,
  row: Pick<typeof comments.$inferInsert, 'id' | 'body' | 'status'>,
) => ({
  ...{ key: due.arrival.key, title: due.arrival.name, hash: due.hash },
  ...{ target: row.id, mark: markOf(row.body, row.status) },
});

/** Lets a comment say what its source says by now, unless someone claimed it or decided on it here. */
async function renew(tx: Database, run: Run, one: PreparedComment): Promise<Settled> {
  const { due } = one;
  const [row] = await tx
    .select()
    .from(comments)
    .where(eq(comments.id, due.before?.target ?? ''));
  if (!row) return leftAlone(due, run.says.why.removed);
  if (row.memberId !== null || markOf(row.body, row.status) !== due.before?.mark)
    return leftAlone(due, run.says.why.edited);
  const said = saidBy(run, one);
  if (!run.dryRun) await tx.update(comments).set(said).where(eq(comments.id, row.id));
  return { ...settledAs(one, { id: row.id, ...said }), outcome: 'updated' };
}
