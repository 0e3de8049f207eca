import { eq, like, or } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { authors, members } from '#db/schema/index.ts';
import { slugFromTitle } from '../../addresses/rules.ts';
import { refuseNameOfAnother } from '../../members/commands/names.ts';
import { findSite } from '../../site/queries.ts';
import { freeSlug } from '../rules/address.ts';
import type { Writer } from '../rules/writer.ts';
import { shortId } from './short-id.ts';

/**
 * Lets a member say by what name readers meet them under essays, and what they learn of them.
 * @throws FieldError when readers could take the name for someone else's who writes or decides here.
 */
export function introduceAuthor(db: Database, member: Writer, said: { name: string; biography: string }) {
  return db.transaction(async (tx) => {
    await refuseNameOfAnother(tx, said.name, member);
    const handle = await handleOf(tx, member.id, (await findSite(tx)).language);
    await tx
      .update(authors)
      .set({ ...said, source: 'studio' })
      .where(eq(authors.handle, handle));
    await changed(tx, ['essays']);
  });
}

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
