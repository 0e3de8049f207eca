import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { leases } from '#db/schema/index.ts';
import { digestOf } from '../rules/judgement.ts';
import { isWaiting } from './waiting.ts';

/**
 * What a moderator judges: the words, where they stand, and nothing that leads to a person. Whoever adds a field here
 * adds it to the blind page.
 */
export interface BlindLook {
  ticket: string;
  /** The words to be judged, as Markdown. */
  words: string;
  /** For an edit, what readers see meanwhile. */
  shownWords: string | null;
  about: 'comment' | 'edit' | 'shown';
  /** The comments above in the thread, the first one first; null where one is not shown. */
  above: (string | null)[];
  essayTitle: string;
  essayLang: string;
  membersOnly: boolean;
  danger: boolean;
  /** Titles of the guidelines that readers reported it under. */
  reportedUnder: string[];
  /** Tells this state of the words from another. */
  seen: string;
}

/** A comment in the queue with what only the commands and the reveal may know. */
export interface QueuedComment {
  look: BlindLook;
  commentId: string;
  rootId: string;
  memberId: string | null;
  waiting: boolean;
  lease: Lease | undefined;
}

export type Lease = Omit<typeof leases.$inferSelect, 'commentId' | 'provisionalGuidelineId'> & {
  guidelineId: string | null;
};

interface Row {
  commentId: string;
  rootId: string;
  memberId: string | null;
  body: string;
  heldEdit: string | null;
  status: string;
  held: boolean;
  membersOnly: boolean;
  waiting: boolean;
  essayTitle: string | null;
  essayLang: string | null;
  above: (string | null)[] | null;
  danger: boolean;
  reportedUnder: string[] | null;
  lease: (Omit<Lease, 'until' | 'revealedAt'> & { until: string; revealedAt: string | null }) | null;
}

/** The comment behind a ticket; undefined when there is none. */
export async function findQueued(db: Database, ticket: string): Promise<QueuedComment | undefined> {
  const [row] = rowsOf<Row>(
    await db.execute(sql`select c.id as "commentId", c.root_id as "rootId", c.member_id as "memberId", c.body,
      c.held_edit as "heldEdit", c.status, c.held_at is not null as held, c.audience = 'members' as "membersOnly",
      ${isWaiting} as waiting, e.title as "essayTitle", e.lang as "essayLang",
      (with recursive up as (
        select p.id, p.parent_id, p.body, p.status, 1 as height from comments p where p.id = c.parent_id
        union all
        select p.id, p.parent_id, p.body, p.status, up.height + 1 from comments p join up on p.id = up.parent_id
        where up.height < 10)
      select json_agg(case when up.status = 'approved' then up.body end order by up.height desc) from up) as above,
      exists (select from reports r where r.comment_id = c.id and r.settled_at is null and r.danger) as danger,
      (select json_agg(distinct g.title) from reports r join guidelines g on g.id = r.guideline_id
        where r.comment_id = c.id and r.settled_at is null) as "reportedUnder",
      (select json_build_object('moderatorId', l.moderator_id, 'until', l.until, 'words', l.words,
        'provisionalVerdict', l.provisional_verdict, 'guidelineId', l.provisional_guideline_id,
        'revealedAt', l.revealed_at, 'passed', l.passed) from leases l where l.comment_id = c.id) as lease
    from comments c left join essays e on e.id = coalesce(c.essay_id,
      (select standing.id from essays standing where standing.work_id = c.work_id and standing.standing))
    where c.ticket = ${ticket}::uuid`),
  );
  return row && toQueued(ticket, row);
}

function toQueued(ticket: string, row: Row): QueuedComment {
  const isEdit = row.status === 'approved' && row.held && row.heldEdit !== null;
  const shown = row.status === 'approved' ? 'shown' : 'comment';
  const { commentId, rootId, memberId, waiting, lease } = row;
  return {
    commentId,
    rootId,
    memberId,
    waiting,
    lease: lease
      ? {
          ...lease,
          until: new Date(lease.until),
          revealedAt: lease.revealedAt ? new Date(lease.revealedAt) : null,
        }
      : undefined,
    look: {
      ticket,
      words: isEdit && row.heldEdit !== null ? row.heldEdit : row.body,
      shownWords: isEdit ? row.body : null,
      about: isEdit ? 'edit' : shown,
      above: row.above ?? [],
      essayTitle: row.essayTitle ?? '',
      essayLang: row.essayLang ?? 'en',
      membersOnly: row.membersOnly,
      danger: row.danger,
      reportedUnder: row.reportedUnder ?? [],
      seen: digestOf(row.body, row.heldEdit),
    },
  };
}
