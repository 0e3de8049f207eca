import { eq, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { queueMail } from '../../mail/commands.ts';
import { commentPath } from '../rules/paths.ts';
import type { CommentRow } from './rows.ts';
import { titleOf } from './tell.ts';

/** What must be known of a comment to tell of it. */
type Announced = Pick<
  CommentRow,
  'id' | 'workId' | 'essayId' | 'memberId' | 'pseudonym' | 'parentId' | 'rootId' | 'body'
>;

interface Listener {
  memberId: string;
  template: 'reply' | 'thread-comment' | 'essay-comment';
  followId: string | null;
}

/** Tells by mail, once each, whom it concerns: who was answered, who follows, and the authors who wish it at once. */
export async function announceComment(tx: Database, comment: Announced, now: Date) {
  const listeners = await listListeners(tx, comment, now);
  if (listeners.length === 0) return;
  const essay = await titleOf(tx, comment);
  const by = await nameOf(tx, comment);
  const data = { by, essay, text: comment.body, path: commentPath(comment.id) };
  for (const { memberId, template, followId } of listeners)
    await queueMail(tx, { template, data: { ...data, followId: followId ?? undefined }, memberId }, now);
}

async function listListeners(tx: Database, comment: Announced, now: Date) {
  return rowsOf<Listener>(
    await tx.execute(sql`
      select distinct on (listening.member_id) listening.member_id as "memberId", template, follow_id as "followId"
      from (
        select answered.member_id, 'reply' as template, null::uuid as follow_id, 1 as rank from comments answered
          join members m on m.id = answered.member_id
          where answered.id = ${comment.parentId}::uuid and coalesce(m.mail_choices->>'replies', 'true') = 'true'
        union all
        select f.member_id, 'thread-comment', f.id, 2 from follows f where f.root_id = ${comment.rootId}::uuid
        union all
        select f.member_id, 'essay-comment', f.id, 3 from follows f
          where f.work_id = ${comment.workId}::uuid and f.root_id is null
        union all
        select m.id, 'essay-comment', null, 4 from members m
          join bylines b on b.author_id = m.author_id join essays e on e.id = b.essay_id
          where e.work_id = ${comment.workId}::uuid
            and coalesce(m.mail_choices->>'essayComments', 'at-once') = 'at-once'
      ) listening
      join members listener on listener.id = listening.member_id
      where listener.id is distinct from ${comment.memberId}::uuid and listener.verified_at is not null
        and (listener.suspended_at is null or listener.suspended_until <= ${now.toISOString()}::timestamptz)
        and not exists (select from mutes where mutes.member_id = listener.id and mutes.muted_id = ${comment.memberId}::uuid)
      order by listening.member_id, rank`),
  );
}

async function nameOf(tx: Database, { memberId, pseudonym }: Announced): Promise<string | null> {
  if (pseudonym !== null || !memberId) return pseudonym;
  const [member] = await tx.select({ name: members.name }).from(members).where(eq(members.id, memberId));
  return member?.name ?? null;
}
