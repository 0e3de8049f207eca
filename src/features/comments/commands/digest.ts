import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { queueMail } from '../../mail/commands.ts';
import { MAX_IN_DIGEST } from '../../mail/templates.ts';
import { commentPath } from '../rules/paths.ts';

interface Line {
  authorMemberId: string;
  id: string;
  by: string | null;
  essay: string;
  text: string;
}

/**
 * Tells authors who wish it once a day what was said under their essays: comments that came before readers after `since`
 * and until `now`. @returns how many authors were written to.
 */
export function sendDigests(db: Database, since: Date, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const byAuthor = Map.groupBy(await listLines(tx, since, now), (line) => line.authorMemberId);
    for (const [memberId, lines] of byAuthor) {
      const comments = lines
        .slice(0, MAX_IN_DIGEST)
        .map(({ id, by, essay, text }) => ({ by, essay, text, path: commentPath(id) }));
      const data = { comments, more: Math.max(0, lines.length - MAX_IN_DIGEST) };
      await queueMail(tx, { template: 'essay-comments-daily', data, memberId }, now);
    }
    return byAuthor.size;
  });
}

const listLines = async (tx: Database, since: Date, now: Date) =>
  rowsOf<Line>(
    await tx.execute(sql`
      select distinct on (comment.approved_at, comment.id, author.id) author.id as "authorMemberId", comment.id,
        coalesce(comment.pseudonym, speaker.name) as by, essay.title as essay, comment.body as text
      from comments comment
      join essays essay on essay.work_id = comment.work_id
      join bylines on bylines.essay_id = essay.id
      join members author on author.author_id = bylines.author_id
      left join members speaker on speaker.id = comment.member_id
      where comment.status = 'approved'
        and comment.approved_at > ${since.toISOString()}::timestamptz
        and comment.approved_at <= ${now.toISOString()}::timestamptz
        and author.id is distinct from comment.member_id and author.verified_at is not null
        and author.mail_choices->>'essayComments' = 'daily'
        and (author.suspended_at is null or author.suspended_until <= ${now.toISOString()}::timestamptz)
        and not exists (select from mutes where mutes.member_id = author.id and mutes.muted_id = comment.member_id)
      order by comment.approved_at, comment.id, author.id,
        (essay.id = comment.essay_id) is true desc, essay.standing desc`),
  );
