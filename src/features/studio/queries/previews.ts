import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, previewLinks } from '#db/schema/index.ts';
import { hashSecret } from '../../members/tokens.ts';
import type { Draft } from '../rules/draft.ts';
import { findOne } from './draft.ts';

/** The draft that a secret link leads to; undefined once the link was revoked or has expired. */
export function findSharedDraft(db: Database, secret: string, now: Date): Promise<Draft | undefined> {
  const link = db
    .select({ draftId: previewLinks.draftId })
    .from(previewLinks)
    .where(and(eq(previewLinks.id, hashSecret(secret)), gt(previewLinks.expiresAt, now)));
  return findOne(db, and(inArray(drafts.id, link), isNull(drafts.deletedAt)));
}

/** The links to a draft that still work, the last made first; their secrets are not known any more. */
export const listPreviewLinks = (db: Database, draft: Pick<Draft, 'id'>, now: Date) =>
  db
    .select({
      id: previewLinks.id,
      note: previewLinks.note,
      createdAt: previewLinks.createdAt,
      expiresAt: previewLinks.expiresAt,
    })
    .from(previewLinks)
    .where(and(eq(previewLinks.draftId, draft.id), gt(previewLinks.expiresAt, now)))
    .orderBy(desc(previewLinks.createdAt));
