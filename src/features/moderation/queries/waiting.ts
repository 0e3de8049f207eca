import { type SQL, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { sameReaderBefore } from '../rules/appeal.ts';
import { beginningOf } from './beginning.ts';

/** Whether a comment `c` waits for a moderator: new, edited, appealed, or shown and reported. */
export const isWaiting = sql`((c.held_at is not null and c.status <> 'withdrawn')
  or (c.status = 'approved' and exists (select from reports r where r.comment_id = c.id and r.settled_at is null)))`;

const SETTLED = sql`('approve', 'decline', 'spam', 'restore')`;

const decidedBy = (moderator: SQL) => sql`exists (select from decisions d where d.comment_id = c.id
  and d.moderator_id = ${moderator} and d.verdict in ${SETTLED})`;

/** Whether anyone else could read `c`: a moderator in good standing who neither wrote nor decided it. */
const othersCan = (me: string, now: string) => sql`exists (select from members m
  where 'moderator' = any(m.capabilities) and m.id <> ${me} and m.id is distinct from c.member_id
    and (m.suspended_at is null or m.suspended_until <= ${now}::timestamptz) and not ${decidedBy(sql`m.id`)})`;

/**
 * Whether this moderator may read `c`: not their own, and on an appeal not what they decided themselves. Where nobody else
 * could, their own they may at once, an appeal after a day.
 */
export function mayRead(me: string, now: Date): SQL {
  const at = now.toISOString();
  const before = sameReaderBefore(now).toISOString();
  return sql`(c.member_id is distinct from ${me}::uuid or not ${othersCan(me, at)})
    and not exists (select from appeals a where a.comment_id = c.id and a.settled_at is null
      and ${decidedBy(sql`${me}::uuid`)} and (a.asked_at > ${before}::timestamptz or ${othersCan(me, at)}))`;
}

/** Whether nobody is reading `c`, and this moderator has not just left it to others. */
const isFree = (me: string, now: Date) => sql`not exists (select from leases l where l.comment_id = c.id
  and l.until > ${now.toISOString()}::timestamptz and (l.moderator_id = ${me}) = l.passed)`;

/** Reports that no moderator has answered, one row for each comment. */
const openReports = sql`(select comment_id, min(reported_at) as since, bool_or(danger) as danger from reports
  where settled_at is null group by comment_id)`;

interface Ticket {
  id: string;
  ticket: string;
  danger: boolean;
}

/** The comment this moderator should read next: where someone may be in danger, else what has waited longest. */
export async function findNextWaiting(db: Database, me: string, now: Date): Promise<Ticket | undefined> {
  const open = sql`${mayRead(me, now)} and ${isFree(me, now)}`;
  const reported = (danger: boolean) => sql`select c.id, c.ticket, ${danger}::boolean as danger, r.since
    from comments c join ${openReports} r on r.comment_id = c.id
    where r.danger = ${danger} and c.status = 'approved' and ${open} order by r.since limit 1`;
  const [next] = rowsOf<Ticket>(
    await db.execute(sql`select id, ticket, danger from (
      (${reported(true)}) union all
      (select c.id, c.ticket, false, c.held_at from comments c
        where c.held_at is not null and c.status <> 'withdrawn' and ${open} order by c.held_at, c.id limit 1) union all
      (${reported(false)})
    ) waiting order by danger desc, since limit 1`),
  );
  return next;
}

/** A comment of the list view: its words and nothing of who wrote them. */
export interface WaitingComment {
  ticket: string;
  words: string;
  essayTitle: string;
  edit: boolean;
  since: Date;
}

/** A comment that readers see and reported. */
export interface ReportedComment {
  ticket: string;
  words: string;
  essayTitle: string;
  danger: boolean;
  since: Date;
}

const essayTitle = sql`coalesce((select e.title from essays e where e.id = c.essay_id),
  (select e.title from essays e where e.work_id = c.work_id and e.standing), '')`;

const WORDS_SHOWN = 400;

const REPORTED_SHOWN = 50;

/** What readers reported and nobody is reading: where someone may be in danger, then what was reported first. */
export async function listReported(db: Database, me: string, now: Date): Promise<ReportedComment[]> {
  const rows = rowsOf<Omit<ReportedComment, 'since'> & { since: string | Date }>(
    await db.execute(sql`select c.ticket, ${beginningOf(sql`c.body`, WORDS_SHOWN)} as words,
        ${essayTitle} as "essayTitle", r.danger, r.since
      from comments c join ${openReports} r on r.comment_id = c.id
      where c.status = 'approved' and c.held_at is null and ${mayRead(me, now)} and ${isFree(me, now)}
      order by r.danger desc, r.since limit ${REPORTED_SHOWN}`),
  );
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

export const WAITING_PAGE_SIZE = 50;

/** A page of what waits for this moderator, longest first, after the last one of the page before. */
export async function listWaiting(
  db: Database,
  me: string,
  now: Date,
  after?: Pick<WaitingComment, 'ticket' | 'since'>,
): Promise<WaitingComment[]> {
  const from = after
    ? sql`and (c.held_at, c.id) > (${after.since.toISOString()}::timestamptz,
        (select last.id from comments last where last.ticket = ${after.ticket}::uuid))`
    : sql``;
  const rows = rowsOf<Omit<WaitingComment, 'since'> & { since: string | Date }>(
    await db.execute(sql`select c.ticket, ${beginningOf(sql`coalesce(c.held_edit, c.body)`, WORDS_SHOWN)} as words,
        c.held_edit is not null and c.status = 'approved' as edit, c.held_at as since, ${essayTitle} as "essayTitle"
      from comments c where c.held_at is not null and c.status <> 'withdrawn'
        and ${mayRead(me, now)} and ${isFree(me, now)} ${from}
      order by c.held_at, c.id limit ${WAITING_PAGE_SIZE}`),
  );
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** Beyond this a moderator needs no number to know that there is a lot. */
export const MOST_COUNTED = 50;

/** How many comments wait that this moderator could read next; of more than `MOST_COUNTED` only that there are more. */
export async function countWaiting(db: Database, me: string, now: Date): Promise<number> {
  const [row] = rowsOf<{ count: number }>(
    await db.execute(sql`select count(*)::int as count from (select from comments c
      where c.held_at is not null and c.status <> 'withdrawn' and ${mayRead(me, now)} and ${isFree(me, now)}
        and not exists (select from leases l where l.comment_id = c.id and l.moderator_id = ${me} and not l.passed)
      order by c.held_at limit ${MOST_COUNTED + 1}) waiting`),
  );
  return row?.count ?? 0;
}

/** The ticket of the comment that this moderator is reading. */
export async function findOpenLease(db: Database, me: string, now: Date): Promise<string | undefined> {
  const [open] = rowsOf<{ ticket: string }>(
    await db.execute(sql`select c.ticket from leases l join comments c on c.id = l.comment_id
      where l.moderator_id = ${me} and not l.passed and l.until > ${now.toISOString()}::timestamptz and ${isWaiting}
      order by l.until desc limit 1`),
  );
  return open?.ticket;
}

/** How much waits for any moderator, since when, and how many reports of danger nobody has looked at. */
export async function countAllWaiting(db: Database) {
  const [counted] = rowsOf<{ waiting: number; danger: number; since: string | Date | null }>(
    await db.execute(sql`select count(*)::int as waiting, min(c.held_at) as since,
        (select count(distinct comment_id)::int from reports where settled_at is null and danger) as danger
      from comments c where ${isWaiting}`),
  );
  const { waiting = 0, danger = 0, since = null } = counted ?? {};
  return { waiting, danger, since: since === null ? undefined : new Date(since) };
}
