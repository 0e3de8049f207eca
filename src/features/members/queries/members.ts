import { and, arrayOverlaps, eq, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, members } from '#db/schema/index.ts';
import { skeletonOf } from '../rules/skeleton.ts';

/** Everything about one member's own account. */
export async function findMember(db: Database, id: string) {
  const [member] = await db.select().from(members).where(eq(members.id, id));
  return member;
}

export async function findMemberByAddress(db: Database, email: string) {
  const [member] = await db.select().from(members).where(eq(members.email, email));
  return member;
}

/** Whether the site has an owner, so that nobody else can claim it. */
export async function findOwner(db: Database) {
  const [owner] = await db
    .select({ id: members.id })
    .from(members)
    .where(arrayOverlaps(members.capabilities, ['owner']))
    .limit(1);
  return owner;
}

/** Whose name it is to be; nobody yet, for someone who joins. */
export type Bearer = Pick<typeof members.$inferSelect, 'id' | 'authorId' | 'capabilities'>;

/** Whether a name could be taken for an author's, or for that of another member whose name carries weight here. */
export async function isNameOfAnother(db: Database, name: string, self?: Bearer) {
  const nameSkeleton = skeletonOf(name);
  const [trusted] = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.nameSkeleton, nameSkeleton),
        arrayOverlaps(members.capabilities, ['author', 'moderator', 'owner']),
        self && ne(members.id, self.id),
      ),
    )
    .limit(1);
  if (trusted) return true;
  const written = await db.select({ id: authors.id, name: authors.name }).from(authors);
  return written.some(({ id, name }) => id !== self?.authorId && skeletonOf(name) === nameSkeleton);
}
