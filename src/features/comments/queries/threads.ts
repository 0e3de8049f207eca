import type { Database } from '#db/client.ts';
import type { Asked } from '../rules/asked.ts';
import { type CommentView, listComments } from './comments.ts';
import { placeThread, placeThreads } from './places.ts';
import type { Viewer } from './shown.ts';

/** A thread with the comments of it that a page shows, in reading order. */
export interface Thread {
  rootId: string;
  comments: CommentView[];
  /** How many of its replies come after these. */
  rest: number;
  lockReason: string | null;
}

export interface Threads {
  threads: Thread[];
  page: number;
  pages: number;
  /** Whether this is a part of one thread, and the pages are that thread's. */
  single: boolean;
}

/** The comments under a work that a page shows, in two statements; undefined when one thread is asked that is not there. */
export async function findThreads(
  db: Database,
  workId: string,
  viewer: Viewer,
  asked: Asked,
): Promise<Threads | undefined> {
  const { thread } = asked;
  const placed = thread
    ? await placeThread(db, workId, viewer, { ...asked, thread })
    : await placeThreads(db, workId, viewer, asked.page);
  if (!placed) return undefined;
  const all = await listComments(
    db,
    placed.threads.flatMap((thread) => thread.ids),
    viewer,
  );
  const byId = new Map(all.map((comment) => [comment.id, comment]));
  const threads = placed.threads.map(({ rootId, ids, rest }) => {
    const comments = ids.flatMap((id) => byId.get(id) ?? []);
    return { rootId, comments, rest, lockReason: byId.get(rootId)?.lockReason ?? null };
  });
  return { threads, page: placed.page, pages: placed.pages, single: asked.thread !== undefined };
}
