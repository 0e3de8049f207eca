import { and, asc, desc, eq, ilike, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, members } from '#db/schema/index.ts';

const ON_A_PAGE = 50;

const listed = {
  id: members.id,
  name: members.name,
  email: members.email,
  verifiedAt: members.verifiedAt,
  capabilities: members.capabilities,
  suspendedAt: members.suspendedAt,
  suspendedUntil: members.suspendedUntil,
  joinedAt: members.joinedAt,
};

/** Members whose name or address holds the words, those who joined last first; `before` is the id a page ended with. */
export async function listMembers(
  db: Database,
  { q = '', before }: { q?: string; before?: string | undefined },
) {
  const words = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const found = await db
    .select(listed)
    .from(members)
    .where(
      and(
        q.trim() ? or(ilike(members.name, words), ilike(members.email, words)) : undefined,
        before ? lt(members.id, before) : undefined,
      ),
    )
    // Ids are UUIDv7, so their order is that of joining.
    .orderBy(desc(members.id))
    .limit(ON_A_PAGE + 1);
  const shown = found.slice(0, ON_A_PAGE);
  return { members: shown, next: found.length > ON_A_PAGE ? shown.at(-1)?.id : undefined };
}

/** Other members whom readers could take for this one: they had the name before it carried weight. */
export function listNamesakes(db: Database, { id, nameSkeleton }: { id: string; nameSkeleton: string }) {
  return db
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.nameSkeleton, nameSkeleton), ne(members.id, id), isNotNull(members.verifiedAt)))
    .orderBy(asc(members.id))
    .limit(ON_A_PAGE);
}

/** Authors that a member may be linked to: those nobody writes as, and the member's own. */
export function listFreeAuthors(db: Database, memberId: string) {
  return db
    .select({ handle: authors.handle, name: authors.name, memberId: members.id })
    .from(authors)
    .leftJoin(members, eq(members.authorId, authors.id))
    .where(or(isNull(members.id), eq(members.id, memberId)))
    .orderBy(asc(authors.name));
}

/** The members who write as an author, by the author's id. */
export async function listWriters(db: Database) {
  const rows = await db
    .select({ authorId: members.authorId, id: members.id, name: members.name })
    .from(members)
    .where(isNotNull(members.authorId));
  return new Map(rows.map(({ authorId, ...member }) => [authorId, member]));
}
