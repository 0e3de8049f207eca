import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, members } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { CAPABILITIES, type Capability } from '../rules/member.ts';
import { refuseLastOwner } from './suspend.ts';

/** Gives a member exactly these capabilities. @throws DomainError CONFLICT when the only owner would be none. */
export function setCapabilities(db: Database, memberId: string, wanted: Capability[]) {
  return db.transaction(async (tx) => {
    if (!wanted.includes('owner')) await refuseLastOwner(tx, memberId);
    const capabilities = CAPABILITIES.filter((capability) => wanted.includes(capability));
    const [member] = await tx
      .update(members)
      .set({ capabilities })
      .where(eq(members.id, memberId))
      .returning({ id: members.id });
    if (!member) throw new DomainError('NOT_FOUND', (w) => w.members.noMember);
  });
}

/** Says as which author a member writes; without a handle as none. @throws DomainError NOT_FOUND, CONFLICT. */
export function linkAuthor(db: Database, memberId: string, handle: string | undefined) {
  return db.transaction(async (tx) => {
    const [author] = handle ? await tx.select().from(authors).where(eq(authors.handle, handle)) : [];
    if (handle && !author) throw new DomainError('NOT_FOUND', (w) => w.members.noAuthor);
    const [other] = author ? await tx.select().from(members).where(eq(members.authorId, author.id)) : [];
    if (other && other.id !== memberId) throw new DomainError('CONFLICT', (w) => w.members.authorTaken);
    await tx
      .update(members)
      .set({ authorId: author?.id ?? null })
      .where(eq(members.id, memberId));
  });
}
