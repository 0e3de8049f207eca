import { and, arrayOverlaps, asc, desc, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { collaborators, drafts, members } from '#db/schema/index.ts';
import type { Draft } from '../rules/draft.ts';
import type { Writer } from '../rules/writer.ts';

/** Authors of this site who could still be asked to work on a draft, by name. */
export const listInvitable = (db: Database, { collaborators: asked }: Draft) =>
  db
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        arrayOverlaps(members.capabilities, ['author']),
        isNotNull(members.verifiedAt),
        isNull(members.leavesAt),
        notInArray(
          members.id,
          asked.map(({ memberId }) => memberId),
        ),
      ),
    )
    .orderBy(asc(members.name));

/** Drafts that a member is asked to work on, the last first. */
export const listInvitations = (db: Database, member: Pick<Writer, 'id'>) =>
  db
    .select({
      draftId: collaborators.draftId,
      title: sql<string>`coalesce(${drafts.matter}->>'title', '')`,
      invitedAt: collaborators.invitedAt,
      /** Names of those who work on it. */
      writers: sql<string[]>`(
        select coalesce(json_agg(who.name order by joined.joined_at), '[]')
        from collaborators joined join members who on who.id = joined.member_id
        where joined.draft_id = ${collaborators.draftId} and joined.joined_at is not null)`,
    })
    .from(collaborators)
    .innerJoin(drafts, eq(drafts.id, collaborators.draftId))
    .where(
      and(eq(collaborators.memberId, member.id), isNull(collaborators.joinedAt), isNull(drafts.deletedAt)),
    )
    .orderBy(desc(collaborators.invitedAt));

export type Invitation = Awaited<ReturnType<typeof listInvitations>>[number];
