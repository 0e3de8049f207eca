import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { media } from '#db/schema/index.ts';
import { picturePath } from './rules/addresses.ts';

/** The pictures that a member added, for their download; the files are behind their addresses. */
export async function findPictureRecord(db: Database, memberId: string) {
  const { id, name, width, height, bytes, createdAt } = media;
  const rows = await db
    .select({ id, name, width, height, bytes, createdAt })
    .from(media)
    .where(eq(media.memberId, memberId))
    .orderBy(asc(id));
  return { pictures: rows.map((row) => ({ ...row, path: picturePath(row.id) })) };
}
