import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, essays } from '#db/schema/index.ts';

const SPAM_SHOWN = 100;

/** The newest comments that were taken for spam: their words and nothing of who wrote them. */
export const listSpam = (db: Database) =>
  db
    .select({
      ticket: comments.ticket,
      words: sql<string>`left(${comments.body}, 400)`,
      essayTitle: essays.title,
      writtenAt: comments.writtenAt,
    })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .where(eq(comments.status, 'spam'))
    .orderBy(desc(comments.writtenAt))
    .limit(SPAM_SHOWN);
