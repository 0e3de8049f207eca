import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { comments, essays } from '#db/schema/index.ts';

export const CLAIMABLE_PER_PAGE = 30;

const standing = alias(essays, 'standing');

/** A comment from elsewhere that waits to be claimed. */
export type Claimable = Awaited<ReturnType<typeof listClaimable>>['items'][number];

/** Which comments wait for whoever confirmed an address; spam often stands under an address that was not its writer's. */
export const isClaimable = (claimHash: string) =>
  and(eq(comments.claimHash, claimHash), inArray(comments.status, ['approved', 'held', 'declined']));

/** How many comments from elsewhere wait for a member; none for one who has not confirmed their address. */
export const countClaimable = async (db: Database, claimHash: string | undefined): Promise<number> =>
  claimHash ? db.$count(comments, isClaimable(claimHash)) : 0;

/** A page of the comments from elsewhere that wait for a member, the earliest first. */
export async function listClaimable(db: Database, claimHash: string, page: number) {
  const items = await db
    .select({
      id: comments.id,
      status: comments.status,
      name: comments.pseudonym,
      body: comments.body,
      writtenAt: comments.writtenAt,
      essayTitle: sql<string>`coalesce(essays.title, standing.title, '')`,
    })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .leftJoin(standing, and(eq(standing.workId, comments.workId), eq(standing.standing, true)))
    .where(isClaimable(claimHash))
    .orderBy(asc(comments.writtenAt), asc(comments.id))
    .limit(CLAIMABLE_PER_PAGE)
    .offset((page - 1) * CLAIMABLE_PER_PAGE);
  const total = await countClaimable(db, claimHash);
  return { items, total, page, pages: Math.max(1, Math.ceil(total / CLAIMABLE_PER_PAGE)) };
}
