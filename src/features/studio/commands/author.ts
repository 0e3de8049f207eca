import { eq, like, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, members } from '#db/schema/index.ts';
import { slugFromTitle } from '../../addresses/rules.ts';
import { freeSlug } from '../rules/address.ts';
import { shortId } from './short-id.ts';

/** The handle that a member signs with; who has none yet gets one from their name. */
export async function handleOf(tx: Database, memberId: string, language: string): Promise<string> {
  const [member] = await tx
    .select({ name: members.name, authorId: members.authorId })
    .from(members)
    .where(eq(members.id, memberId))
    .for('update');
  if (!member) throw new Error('A member who writes is not there.');
  if (member.authorId) {
    const [author] = await tx.select().from(authors).where(eq(authors.id, member.authorId));
    if (author) return author.handle;
  }
  const wanted = slugFromTitle(member.name, language) || `author-${shortId()}`;
  const near = await tx
    .select({ handle: authors.handle })
    .from(authors)
    .where(or(eq(authors.handle, wanted), like(authors.handle, `${wanted}-%`)));
  const handle = freeSlug(wanted, new Set(near.map((author) => author.handle)));
  const [author] = await tx
    .insert(authors)
    .values({ handle, name: member.name, source: 'studio' })
    .returning({ id: authors.id });
  await tx
    .update(members)
    .set({ authorId: author?.id ?? null })
    .where(eq(members.id, memberId));
  return handle;
}
