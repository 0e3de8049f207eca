import { count, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, decisions, essays } from '#db/schema/index.ts';
import { beginningOf } from './beginning.ts';

const SPAM_PER_PAGE = 50;

/**
 * A page of the comments that were taken for spam, the last one taken first: their words and nothing of who wrote them.
 * Those that came from elsewhere as spam stand by when they were written.
 */
export async function listSpam(db: Database, asked: number) {
  const spam = eq(comments.status, 'spam');
  const [counted] = await db.select({ total: count() }).from(comments).where(spam);
  const pages = Math.max(1, Math.ceil((counted?.total ?? 0) / SPAM_PER_PAGE));
  const page = Math.min(asked, pages);
  const takenAt = sql`coalesce((select max(${decisions.decidedAt}) from ${decisions}
    where ${decisions.commentId} = ${comments.id} and ${decisions.verdict} = 'spam'), ${comments.writtenAt})`;
  const items = await db
    .select({
      ticket: comments.ticket,
      words: beginningOf(sql`${comments.body}`, 400),
      essayTitle: essays.title,
      writtenAt: comments.writtenAt,
    })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .where(spam)
    .orderBy(desc(takenAt), desc(comments.id))
    .limit(SPAM_PER_PAGE)
    .offset((page - 1) * SPAM_PER_PAGE);
  return { items, page, pages };
}
