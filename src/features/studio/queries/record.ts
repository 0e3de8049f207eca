import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { collaborators, drafts, essays, pages, remarks, revisions } from '#db/schema/index.ts';
import { joinedBy } from './access.ts';

/** All that a member writes in the studio, for their download: drafts with what they saved of them, and remarks. */
export async function findWrittenRecord(db: Database, memberId: string) {
  const [written, saved, invited, remarked] = await Promise.all([
    db
      .select({
        id: drafts.id,
        essay: essays.slug,
        page: pages.slug,
        details: drafts.matter,
        body: drafts.body,
        savedAt: drafts.savedAt,
        deletedAt: drafts.deletedAt,
      })
      .from(drafts)
      .leftJoin(essays, eq(essays.id, drafts.essayId))
      .leftJoin(pages, eq(pages.id, drafts.pageId))
      .where(joinedBy(db, memberId))
      .orderBy(asc(drafts.id)),
    db
      .select({
        essay: essays.slug,
        page: pages.slug,
        name: revisions.name,
        details: revisions.matter,
        body: revisions.body,
        savedAt: revisions.savedAt,
      })
      .from(revisions)
      .leftJoin(essays, eq(essays.id, revisions.essayId))
      .leftJoin(pages, eq(pages.id, revisions.pageId))
      .where(eq(revisions.savedBy, memberId))
      .orderBy(asc(revisions.savedAt)),
    db
      .select({
        draftId: collaborators.draftId,
        invitedAt: collaborators.invitedAt,
        joinedAt: collaborators.joinedAt,
      })
      .from(collaborators)
      .where(eq(collaborators.memberId, memberId)),
    db
      .select({ draftId: remarks.draftId, text: remarks.text, writtenAt: remarks.writtenAt })
      .from(remarks)
      .where(eq(remarks.memberId, memberId)),
  ]);
  return { drafts: written, revisions: saved, invitations: invited, remarks: remarked };
}
