import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { essayMatter, findDraft } from '../queries/draft.ts';
import type { Draft } from '../rules/draft.ts';
import { pageDraftMatter } from '../rules/matter.ts';
import { hashOf, isTooLong, type Said, tidy, tidyMatter } from '../rules/text.ts';
import type { Writer } from '../rules/writer.ts';
import { keepRevision } from './revision.ts';

/** What is saved, and the version it was written from; what is left out stays. */
export interface Saving {
  version: number;
  matter?: Said['matter'] | undefined;
  body?: string | undefined;
}

export interface Saved {
  version: number;
  savedAt: Date;
}

/** What someone else saved in the meantime. */
export type Conflict = Pick<Draft, 'version' | 'savedAt' | 'savedBy' | 'matter' | 'body'>;

/**
 * Saves a draft if nobody else has since `version`; the same words twice are one version. Otherwise nothing is written
 * and theirs come back, to be shown beside one's own.
 * @throws DomainError NOT_FOUND, CONFLICT when it was thrown away; FieldError when the text is too long.
 */
export function saveDraft(
  db: Database,
  member: Writer,
  id: string,
  saving: Saving,
  now: Date,
): Promise<Saved | { conflict: Conflict }> {
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, member, id);
    return save(tx, member, draft, saving, { now });
  });
}

/** The same within a transaction; `apart` keeps a revision of its own. */
export async function save(
  tx: Database,
  member: Writer,
  draft: Draft,
  { version, ...given }: Saving,
  { now, apart = false }: { now: Date; apart?: boolean },
): Promise<Saved | { conflict: Conflict }> {
  const said: Said = {
    matter: given.matter ? matterOf(draft, given.matter) : draft.matter,
    body: given.body === undefined ? draft.body : tidy(given.body),
  };
  if (isTooLong(said.body)) throw new FieldError('CONFLICT', 'body', (w) => w.studio.tooLong);
  if (hashOf(said) === hashOf(draft)) return { version: draft.version, savedAt: draft.savedAt };
  const [saved] = await tx
    .update(drafts)
    .set({ ...said, version: sql`${drafts.version} + 1`, savedAt: now, savedBy: member.id })
    .where(and(eq(drafts.id, draft.id), eq(drafts.version, version), isNull(drafts.deletedAt)))
    .returning({ version: drafts.version, savedAt: drafts.savedAt });
  if (!saved) return { conflict: conflictOf(await findOpenDraft(tx, member, draft.id)) };
  const { essayId, pageId } = draft;
  await keepRevision(tx, { essayId, pageId, said, member, now, apart });
  return saved;
}

/** The details as this kind of draft has them, each in its place, so that the same words are the same. */
const matterOf = (draft: Draft, given: Said['matter']) =>
  draft.kind === 'essay'
    ? essayMatter(tidyMatter(given), draft.original)
    : pageDraftMatter.parse(tidyMatter(given));

const conflictOf = ({ version, savedAt, savedBy, matter, body }: Draft): Conflict => ({
  ...{ version, savedAt, savedBy, matter, body },
});

/** A draft that can be changed. @throws DomainError NOT_FOUND, CONFLICT when it was thrown away. */
export async function findOpenDraft(tx: Database, member: Writer, id: string): Promise<Draft> {
  const draft = await findDraft(tx, id, member);
  if (!draft) throw new DomainError('NOT_FOUND', (w) => w.studio.noDraft);
  if (draft.deletedAt) throw new DomainError('CONFLICT', (w) => w.studio.thrownAway);
  return draft;
}
