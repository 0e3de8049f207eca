import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { revisions } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { findRevision } from '../queries/revisions.ts';
import type { DraftMatter } from '../rules/matter.ts';
import type { Writer } from '../rules/writer.ts';
import { type Conflict, findOpenDraft, type Saved, save } from './save.ts';

/** Longer than a line of the list would show. */
export const MAX_REVISION_NAME = 80;

/** Gives a revision a name, by which it is kept as it is; an empty one takes the name off. */
export function nameRevision(db: Database, member: Writer, id: string, revisionId: string, name: string) {
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, member, id);
    const { essayId, pageId } = draft;
    const own = essayId ? eq(revisions.essayId, essayId) : eq(revisions.pageId, pageId ?? '');
    const [named] = await tx
      .update(revisions)
      .set({ name: name.trim().slice(0, MAX_REVISION_NAME) || null })
      .where(and(eq(revisions.id, revisionId), own))
      .returning({ id: revisions.id });
    if (!named) throw new DomainError('NOT_FOUND', (w) => w.studio.noRevision);
  });
}

/**
 * Lets a draft say again what an earlier revision said, as a revision of its own, so that nothing in between is lost.
 * Its address, its place among editions and in a series stay as they are now.
 * @throws DomainError NOT_FOUND.
 */
export function restoreRevision(
  db: Database,
  member: Writer,
  id: string,
  revisionId: string,
  { version }: { version: number },
  now: Date,
): Promise<Saved | { conflict: Conflict }> {
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, member, id);
    const revision = await findRevision(tx, draft, revisionId);
    if (!revision) throw new DomainError('NOT_FOUND', (w) => w.studio.noRevision);
    const { slug, ...rest } = draft.matter;
    const place = draft.kind === 'essay' ? placeOf(draft.matter) : {};
    const matter = { ...rest, ...revision.matter, ...place, slug };
    return save(tx, member, draft, { version, matter, body: revision.body }, { now, apart: true });
  });
}

const placeOf = ({ editionOf, series, part, lead }: DraftMatter) => ({ editionOf, series, part, lead });
