import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { letters } from '#db/schema/index.ts';
import { queueMails } from '../../mail/commands.ts';
import { type AnnouncedEssay, MAX_IN_DIGEST, type Mail } from '../../mail/templates.ts';
import { listToldBetween, listToTellAt } from '../queries/letters.ts';
import { listRecipients, type Recipient } from '../queries/readers.ts';
import { announced } from '../rules/announced.ts';
import { freshSince, ripeBefore } from '../rules/timing.ts';

/**
 * Tells those who read by mail of each essay that was published ten minutes ago, once in its life.
 * @returns how many essays were told of.
 */
export function sendLetters(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    await noteRipeWorks(tx, now);
    const essays = await listToTellAt(tx, now);
    const recipients = essays.length > 0 ? await listRecipients(tx, 'at-once') : [];
    for (const { workId, ...essay } of essays) {
      await queueMails(
        tx,
        recipients.map((to) => letterTo(to, announced(essay))),
        now,
      );
      await tx.update(letters).set({ mails: recipients.length }).where(eq(letters.workId, workId));
    }
    return essays.length;
  });
}

/** Of two machines that look at once, one notes a work; a work that is old, quiet or from a former site is noted untold. */
async function noteRipeWorks(tx: Database, now: Date) {
  await tx.execute(sql`
    insert into letters (work_id, sent_at)
    select essay.work_id, case
      when essay.published_at > ${freshSince(now).toISOString()}::timestamptz and not work.quiet and not exists (
        select from import_items item where item.kind = 'essays' and item.target = essay.id::text)
      then ${now.toISOString()}::timestamptz end
    from essays essay join works work on work.id = essay.work_id
    where essay.standing and essay.published_at <= ${ripeBefore(now).toISOString()}::timestamptz
      and not exists (select from letters noted where noted.work_id = essay.work_id)
    on conflict do nothing`);
}

/**
 * Tells those who wish it once a week of the essays that letters told of after `since` and until `now`.
 * @returns how many were written to.
 */
export function sendWeeklyLetters(db: Database, since: Date, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const told = await listToldBetween(tx, since, now);
    if (told.length === 0) return 0;
    const essays = told.slice(-MAX_IN_DIGEST).map(({ workId: _, ...essay }) => announced(essay));
    const more = told.length - essays.length;
    const recipients = await listRecipients(tx, 'weekly');
    await queueMails(
      tx,
      recipients.map((to) => weeklyLetterTo(to, essays, more)),
      now,
    );
    return recipients.length;
  });
}

const letterTo = (to: Recipient, essay: AnnouncedEssay): Mail => ({
  ...addressed(to),
  template: 'new-essay',
  data: { ...essay, readerId: to.readerId ?? undefined },
});

const weeklyLetterTo = (to: Recipient, essays: AnnouncedEssay[], more: number): Mail => ({
  ...addressed(to),
  template: 'new-essays',
  data: { essays, more, readerId: to.readerId ?? undefined },
});

const addressed = ({ memberId, address }: Recipient) => ({
  memberId: memberId ?? undefined,
  address: address ?? undefined,
});
