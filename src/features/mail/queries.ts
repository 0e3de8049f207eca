import { and, asc, count, desc, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { mailAttempts, members, outbox } from '#db/schema/index.ts';
import { staleBefore } from './rules.ts';

export type OutboxMail = typeof outbox.$inferSelect;
export type MailStatus = OutboxMail['status'];

/** How many mails stand on one page of the outbox. */
export const OUTBOX_PAGE = 50;

/** At most so many are sent in one go; the next round takes the rest. */
const DUE_AT_ONCE = 200;

/** Mails whose next try has come; of those that waited for a mail server for days, none. */
export const listDueMails = (db: Database, now: Date) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.status, 'waiting'),
        lte(outbox.nextAttemptAt, now),
        gt(outbox.nextAttemptAt, staleBefore(now)),
      ),
    )
    .orderBy(asc(outbox.nextAttemptAt))
    .limit(DUE_AT_ONCE);

/**
 * Where a mail goes: to its own address, or to the member's present one.
 * @throws Error when there is neither.
 */
export async function findRecipient(
  db: Database,
  { memberId, address }: Pick<OutboxMail, 'memberId' | 'address'>,
) {
  const [member] = memberId
    ? await db
        .select({ name: members.name, email: members.email })
        .from(members)
        .where(eq(members.id, memberId))
    : [];
  const to = address ?? member?.email;
  if (!to) throw new Error('There is no address for this mail.');
  return { name: member?.name ?? '', address: to };
}

/** One page of the outbox, newest first, without what the mails say. */
export async function listOutbox(db: Database, page: number, status?: MailStatus) {
  const where = status && eq(outbox.status, status);
  const [total] = await db.select({ mails: count() }).from(outbox).where(where);
  const mails = await db
    .select({
      id: outbox.id,
      template: outbox.template,
      status: outbox.status,
      attempts: outbox.attempts,
      lastError: outbox.lastError,
      queuedAt: outbox.queuedAt,
      nextAttemptAt: outbox.nextAttemptAt,
      sentAt: outbox.sentAt,
      droppedAt: outbox.droppedAt,
      address: outbox.address,
      memberAddress: members.email,
    })
    .from(outbox)
    .leftJoin(members, eq(members.id, outbox.memberId))
    .where(where)
    .orderBy(desc(outbox.queuedAt), desc(outbox.id))
    .limit(OUTBOX_PAGE)
    .offset((page - 1) * OUTBOX_PAGE);
  return { mails, pages: Math.max(1, Math.ceil((total?.mails ?? 0) / OUTBOX_PAGE)) };
}

/** How many mails there are of each kind of fate. */
export const countMails = (db: Database) =>
  db.select({ status: outbox.status, mails: count() }).from(outbox).groupBy(outbox.status);

export type OutboxLine = Awaited<ReturnType<typeof listOutbox>>['mails'][number];

export async function findOutboxMail(db: Database, id: string): Promise<OutboxMail | undefined> {
  const [mail] = await db.select().from(outbox).where(eq(outbox.id, id));
  return mail;
}

/** Every try to send a mail, oldest first. */
export const listAttempts = (db: Database, mailId: string) =>
  db
    .select({ triedAt: mailAttempts.triedAt, error: mailAttempts.error })
    .from(mailAttempts)
    .where(eq(mailAttempts.mailId, mailId))
    .orderBy(asc(mailAttempts.triedAt));
