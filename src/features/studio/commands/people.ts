import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { collaborators, drafts } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import { findSite } from '../../site/queries.ts';
import { findOne } from '../queries/draft.ts';
import { listInvitable } from '../queries/people.ts';
import { WRITE_PATH } from '../rules/paths.ts';
import { isOwner, mayWrite, type Writer } from '../rules/writer.ts';
import { handleOf } from './author.ts';
import { findOpenDraft, save } from './save.ts';

/**
 * Asks another author to work on a draft, by mail and under /write/; asking twice changes nothing.
 * @throws DomainError NOT_FOUND for a draft or an author that is not there.
 */
export function inviteCollaborator(db: Database, member: Writer, id: string, invitedId: string, now: Date) {
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, member, id);
    if (draft.collaborators.some(({ memberId }) => memberId === invitedId)) return;
    const invited = (await listInvitable(tx, draft)).find((one) => one.id === invitedId);
    if (!invited) throw new DomainError('NOT_FOUND', (w) => w.studio.noAuthor);
    await tx
      .insert(collaborators)
      .values({ draftId: id, memberId: invitedId, invitedAt: now })
      .onConflictDoNothing();
    const data = { by: member.name, essay: draft.matter.title, path: WRITE_PATH };
    await queueMail(tx, { template: 'co-author-invited', memberId: invitedId, data }, now);
  });
}

/**
 * Accepts an invitation, and signs last, or declines it.
 * @throws DomainError NOT_FOUND when there is no such invitation, or not any more.
 */
export function answerInvitation(db: Database, member: Writer, id: string, accept: boolean, now: Date) {
  return db.transaction(async (tx) => {
    const own = and(eq(collaborators.draftId, id), eq(collaborators.memberId, member.id));
    const open = and(own, isNull(collaborators.joinedAt));
    const answered = accept
      ? await tx.update(collaborators).set({ joinedAt: now }).where(open).returning()
      : await tx.delete(collaborators).where(open).returning();
    if (answered.length === 0 || !mayWrite(member))
      throw new DomainError('NOT_FOUND', (w) => w.studio.noInvitation);
    if (accept) await sign(tx, member, id, now);
  });
}

/** Names a new co-author after the others. */
async function sign(tx: Database, member: Writer, id: string, now: Date) {
  await tx.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, id)).for('update');
  const draft = await findOne(tx, eq(drafts.id, id));
  if (draft?.kind !== 'essay' || draft.deletedAt) return;
  const author = await handleOf(tx, member.id, (await findSite(tx)).language);
  if (draft.matter.authors.some((byline) => byline.author === author)) return;
  const matter = { ...draft.matter, authors: [...draft.matter.authors, { author }] };
  await save(tx, member, draft, { version: draft.version, matter }, { now });
}

/**
 * Lets someone no longer work on a draft: oneself, someone who has not answered yet, or, for owners, anyone. What they
 * wrote and their name under it stay until someone changes that.
 * @throws DomainError FORBIDDEN; CONFLICT for the last one who works on it.
 */
export function removeCollaborator(db: Database, member: Writer, id: string, removedId: string) {
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, member, id);
    const removed = draft.collaborators.find(({ memberId }) => memberId === removedId);
    if (!removed) return;
    if (removed.joinedAt && removedId !== member.id && !isOwner(member))
      throw new DomainError('FORBIDDEN', (w) => w.studio.leavesAlone);
    await tx
      .delete(collaborators)
      .where(and(eq(collaborators.draftId, id), eq(collaborators.memberId, removedId)));
    const [left] = await tx
      .select({ one: sql`1` })
      .from(collaborators)
      .where(and(eq(collaborators.draftId, id), isNotNull(collaborators.joinedAt)))
      .limit(1);
    if (!left) throw new DomainError('CONFLICT', (w) => w.studio.lastOne);
  });
}
