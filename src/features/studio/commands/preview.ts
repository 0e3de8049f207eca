import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { previewLinks } from '#db/schema/index.ts';
import { hashSecret } from '../../members/tokens.ts';
import type { PreviewInput } from '../rules/preview.ts';
import type { Writer } from '../rules/writer.ts';
import { findOpenDraft } from './save.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a secret link of 192 random bits to a draft; only its hash is kept. @returns the secret. */
export function sharePreview(
  db: Database,
  member: Writer,
  id: string,
  { note, days }: PreviewInput,
  now: Date,
): Promise<string> {
  return db.transaction(async (tx) => {
    await findOpenDraft(tx, member, id);
    const secret = randomBytes(24).toString('base64url');
    const expiresAt = new Date(now.getTime() + days * DAY_MS);
    await tx
      .insert(previewLinks)
      .values({ id: hashSecret(secret), draftId: id, note, createdAt: now, expiresAt });
    return secret;
  });
}

/** Lets a link to a draft lead nowhere from now on. */
export function revokePreview(db: Database, member: Writer, id: string, linkId: string): Promise<void> {
  return db.transaction(async (tx) => {
    await findOpenDraft(tx, member, id);
    await tx.delete(previewLinks).where(and(eq(previewLinks.id, linkId), eq(previewLinks.draftId, id)));
  });
}
