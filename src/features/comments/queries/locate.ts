import { desc, eq, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { comments, earlierTexts, essays } from '#db/schema/index.ts';
import { threadPath, threadsPath } from '../rules/paths.ts';
import { ROOTS_PER_PAGE } from '../rules/threads.ts';
import { listThread, partOf, placeThreads } from './places.ts';
import { hasAnythingShown, isShown, type Viewer } from './shown.ts';

/** A comment that is there, with what decides who may see it. */
export async function findPlaceOf(db: Database, id: string, viewer: Viewer) {
  const [found] = await db
    .select({
      id: comments.id,
      rootId: comments.rootId,
      workId: comments.workId,
      audience: comments.audience,
      status: comments.status,
      shown: isShown('comments', viewer),
      /** The edition it answers, or the one that stands for the work; null when none is published. */
      slug: sql<string | null>`(select edition.slug from essays edition
        where edition.work_id = ${comments.workId} and edition.status = 'published'
        order by (edition.id = ${comments.essayId}) is true desc, edition.standing desc limit 1)`,
    })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .where(eq(comments.id, id));
  return found;
}

type Located = Pick<NonNullable<Awaited<ReturnType<typeof findPlaceOf>>>, 'id' | 'rootId' | 'workId'> & {
  slug: string;
};

/** The page under an essay on which a comment stands for a viewer, and its place there. */
export async function locateComment(db: Database, comment: Located, viewer: Viewer): Promise<string> {
  const { id, rootId, workId, slug } = comment;
  const page = Math.floor((await countThreadsBefore(db, workId, rootId, viewer)) / ROOTS_PER_PAGE) + 1;
  const placed = await placeThreads(db, workId, viewer, page);
  if (placed.threads.some((thread) => thread.ids.includes(id))) return threadsPath(slug, page, id);
  const thread = await listThread(db, workId, viewer, rootId);
  return threadPath(slug, rootId, partOf(thread, id), id);
}

async function countThreadsBefore(db: Database, workId: string, rootId: string, viewer: Viewer) {
  const [row] = rowsOf<{ count: number }>(
    await db.execute(sql`select count(*)::int as count from comments root
      where root.work_id = ${workId} and root.depth = 0 and ${hasAnythingShown('root', viewer)}
        and (root.written_at, root.id) < (select begun.written_at, begun.id from comments begun where begun.id = ${rootId})`),
  );
  return row?.count ?? 0;
}

/** What a comment said before it was edited, the latest first. */
export const listEarlierTexts = (db: Database, commentId: string) =>
  db
    .select({ id: earlierTexts.id, body: earlierTexts.body, replacedAt: earlierTexts.replacedAt })
    .from(earlierTexts)
    .where(eq(earlierTexts.commentId, commentId))
    .orderBy(desc(earlierTexts.replacedAt));
