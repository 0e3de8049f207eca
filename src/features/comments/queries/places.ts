import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { Asked } from '../rules/asked.ts';
import {
  inReadingOrder,
  REPLIES_ON_A_PAGE,
  REPLIES_PER_PAGE,
  ROOTS_PER_PAGE,
  shareOut,
} from '../rules/threads.ts';
import { hasAnythingShown, isShown, type Viewer } from './shown.ts';

/** A thread as far as it is shown: ids in reading order, the root first. */
export interface PlacedThread {
  rootId: string;
  ids: string[];
  /** How many of its replies come after these. */
  rest: number;
}

export interface PlacedThreads {
  threads: PlacedThread[];
  page: number;
  pages: number;
}

/** More of one thread than this a page of several does not look at. */
const MOST_LOOKED_AT = 2_500;

interface Row {
  id: string;
  parentId: string | null;
  rootId: string;
  shown: boolean;
  total: number;
}

/** Which comments stand on a page of threads, in one statement; a page past the last is the first. */
export async function placeThreads(
  db: Database,
  workId: string,
  viewer: Viewer,
  page: number,
): Promise<PlacedThreads> {
  const rows = rowsOf<Row>(
    await db.execute(sql`
      with roots as (
        select root.id, root.written_at, (count(*) over ())::int as total from comments root
        where root.work_id = ${workId} and root.depth = 0 and ${hasAnythingShown('root', viewer)}
        order by root.written_at, root.id limit ${ROOTS_PER_PAGE} offset ${(page - 1) * ROOTS_PER_PAGE})
      select place.id, place.parent_id as "parentId", roots.id as "rootId", place.shown, roots.total
      from roots cross join lateral (
        select comment.id, comment.parent_id, comment.written_at, ${isShown('comment', viewer)} as shown
        from comments comment where comment.work_id = ${workId} and comment.root_id = roots.id
        order by comment.written_at, comment.id limit ${MOST_LOOKED_AT}) place
      order by roots.written_at, roots.id, place.written_at, place.id`),
  );
  if (rows.length === 0 && page > 1) return placeThreads(db, workId, viewer, 1);
  const threads = [...Map.groupBy(rows, (row) => row.rootId)].map(([rootId, places]) => ({
    rootId,
    ids: inReadingOrder(places).map((place) => place.id),
  }));
  const shares = shareOut(
    threads.map(({ ids }) => ids.length - 1),
    REPLIES_ON_A_PAGE,
  );
  return {
    threads: threads.map(({ rootId, ids }, thread) => cut(rootId, ids, 0, shares[thread] ?? 0)),
    page,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / ROOTS_PER_PAGE)),
  };
}

/** Which comments stand on a part of one thread; undefined when there is nothing in it for the viewer. */
export async function placeThread(
  db: Database,
  workId: string,
  viewer: Viewer,
  { thread: rootId, replies, around }: Asked & { thread: string },
): Promise<PlacedThreads | undefined> {
  const ids = await listThread(db, workId, viewer, rootId);
  if (ids.length === 0) return undefined;
  const pages = Math.max(1, Math.ceil((ids.length - 1) / REPLIES_PER_PAGE));
  const page = Math.min(around ? partOf(ids, around) : replies, pages);
  return { threads: [cut(rootId, ids, (page - 1) * REPLIES_PER_PAGE, REPLIES_PER_PAGE)], page, pages };
}

/** The part of a thread on which a comment stands, from 1; the root stands on all of them. */
export const partOf = (thread: string[], id: string) =>
  Math.floor(Math.max(0, thread.indexOf(id) - 1) / REPLIES_PER_PAGE) + 1;

/** All of a thread in reading order, by id. */
export async function listThread(db: Database, workId: string, viewer: Viewer, rootId: string) {
  const places = rowsOf<Row>(
    await db.execute(sql`
      select comment.id, comment.parent_id as "parentId", ${isShown('comment', viewer)} as shown
      from comments comment where comment.work_id = ${workId} and comment.root_id = ${rootId}
      order by comment.written_at, comment.id`),
  );
  return inReadingOrder(places).map((place) => place.id);
}

function cut(rootId: string, ids: string[], from: number, replies: number): PlacedThread {
  const [root, ...below] = ids;
  const part = below.slice(from, from + replies);
  return { rootId, ids: root ? [root, ...part] : part, rest: below.length - from - part.length };
}
