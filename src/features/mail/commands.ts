import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { mailAttempts, outbox } from '#db/schema/index.ts';
import { DomainError } from '../../errors.ts';
import { enqueue } from '../jobs/queue.ts';
import type { OutboxMail } from './queries.ts';
import { forgetBefore, isFinal, nextAttempt } from './rules.ts';
import { type Mail, templates } from './templates.ts';

/**
 * Queues a mail in the transaction that causes it: it leaves when that commits. Give a member, an address, or both when
 * it goes elsewhere than to the member's present address.
 */
export async function queueMail(tx: Database, mail: Mail, now: Date) {
  const [row] = await tx.insert(outbox).values(rowOf(mail, now)).returning({ id: outbox.id });
  if (row) await enqueue(tx, 'send-mail', { mailId: row.id });
}

/** So many rows are written by one statement. */
const ROWS_AT_ONCE = 500;

/** Queues many mails at once. They leave in rounds, behind every mail that was queued alone. */
export async function queueMails(tx: Database, mails: Mail[], now: Date) {
  for (let at = 0; at < mails.length; at += ROWS_AT_ONCE)
    await tx.insert(outbox).values(mails.slice(at, at + ROWS_AT_ONCE).map((mail) => rowOf(mail, now)));
  if (mails.length > 0) await enqueue(tx, 'send-due-mail', null);
}

function rowOf({ template, memberId, address, data }: Mail, now: Date) {
  if (!memberId && !address) throw new Error(`The mail "${template}" goes to nobody.`);
  const checked = templates[template].parse(data);
  return { template, data: checked, memberId, address, queuedAt: now, nextAttemptAt: now };
}

/** Takes a mail that is due for one try, and sets when the next one would be; undefined when another has it. */
export async function claimMail(db: Database, id: string, now: Date): Promise<OutboxMail | undefined> {
  return db.transaction(async (tx) => {
    const due = and(eq(outbox.id, id), eq(outbox.status, 'waiting'), lte(outbox.nextAttemptAt, now));
    const [mail] = await tx.select().from(outbox).where(due).for('update', { skipLocked: true });
    if (!mail) return undefined;
    const attempts = mail.attempts + 1;
    await tx
      .update(outbox)
      .set({ attempts, nextAttemptAt: nextAttempt(attempts, now) ?? now })
      .where(eq(outbox.id, id));
    return { ...mail, attempts };
  });
}

/** Writes down that a mail left, and where it went: a member's address may be another one tomorrow. */
export async function recordSent(db: Database, id: string, address: string, now: Date) {
  await db.transaction(async (tx) => {
    await tx.insert(mailAttempts).values({ mailId: id, triedAt: now });
    await tx
      .update(outbox)
      .set({ status: 'sent', sentAt: now, address, lastError: null })
      .where(eq(outbox.id, id));
    await forgetStranger(tx, id, now);
  });
}

/** Writes down why a mail did not leave; it waits for its next try, or has failed. */
export async function recordFailure(db: Database, { id, attempts }: OutboxMail, cause: unknown, now: Date) {
  const error = (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);
  const over = nextAttempt(attempts, now) === undefined || isFinal(cause);
  await db.transaction(async (tx) => {
    await tx.insert(mailAttempts).values({ mailId: id, triedAt: now, error });
    await tx
      .update(outbox)
      .set({ lastError: error, status: over ? 'failed' : 'waiting' })
      .where(eq(outbox.id, id));
    if (over) await forgetStranger(tx, id, now);
  });
}

/** Of someone without an account, who has left, say, no address is kept once nothing more is sent to it. */
async function forgetStranger(tx: Database, id: string, now: Date) {
  await emptyMails(tx, and(eq(outbox.id, id), isNull(outbox.memberId)), now);
}

/**
 * Sends a mail that has not left once more, with all its tries before it.
 * @throws DomainError CONFLICT when it has left, or what it said is gone.
 */
export async function sendAgain(db: Database, id: string, now: Date) {
  await db.transaction(async (tx) => {
    const [mail] = await tx
      .update(outbox)
      .set({ status: 'waiting', attempts: 0, nextAttemptAt: now })
      .where(and(eq(outbox.id, id), inArray(outbox.status, ['waiting', 'failed']), isNull(outbox.droppedAt)))
      .returning({ id: outbox.id });
    if (!mail) throw new DomainError('CONFLICT', (w) => w.mail.leftAlready);
    await enqueue(tx, 'send-mail', { mailId: id });
  });
}

/** Empties mails after 30 days, whether they left or not. @returns how many. */
export function dropOldMails(db: Database, now: Date): Promise<number> {
  const old = and(lte(outbox.queuedAt, forgetBefore(now)), isNull(outbox.droppedAt));
  return db.transaction((tx) => emptyMails(tx, old, now));
}

/**
 * Removes every mail to a member who leaves, and empties those to others that carry the member's words: by the paths of
 * their comments, and of mails that have left by their name as well.
 */
export async function forgetMailsOf(
  tx: Database,
  { id, email, name }: { id: string; email: string; name: string },
  paths: string[],
  now: Date,
) {
  await tx.delete(outbox).where(or(eq(outbox.memberId, id), eq(outbox.address, email)));
  const theirs = sql`exists (
    select from jsonb_array_elements(case jsonb_typeof(${outbox.data}->'comments')
      when 'array' then ${outbox.data}->'comments' else jsonb_build_array(${outbox.data}) end) said
    where said->>'path' = any(${sql.param(paths)}::text[])
      or (${outbox.status} <> 'waiting' and said->>'by' = ${name}))`;
  await emptyMails(tx, and(isNull(outbox.droppedAt), theirs), now);
}

async function emptyMails(tx: Database, which: SQL | undefined, now: Date): Promise<number> {
  const dropped = await tx
    .update(outbox)
    .set({
      data: {},
      address: null,
      lastError: null,
      droppedAt: now,
      status: sql`case when ${outbox.status} = 'waiting' then 'dropped'::mail_status else ${outbox.status} end`,
    })
    .where(which)
    .returning({ id: outbox.id });
  const ids = dropped.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(mailAttempts).where(inArray(mailAttempts.mailId, ids));
  return ids.length;
}
