import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { media, members } from '#db/schema/index.ts';
import { remembered } from '../../server/memory.ts';
import { pictureNamed } from './rules/addresses.ts';
import { type Picture, pictureOf } from './rules/forms.ts';

/** Stored pictures by id, as a page shows them; those that are not there are left out. */
export async function findPictures(db: Database, ids: string[]): Promise<Map<string, Picture>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: media.id, width: media.width, height: media.height, animated: media.animated })
    .from(media)
    .where(inArray(media.id, ids));
  return new Map(found.map((stored) => [stored.id, pictureOf(stored)]));
}

/** The stored picture that a text names, kept in the process since it never changes; undefined for any other address. */
export async function findPictureNamed(db: Database, src: string): Promise<Picture | undefined> {
  const id = pictureNamed(src);
  if (!id) return undefined;
  return remembered(`picture:${id}`, [], async () => (await findPictures(db, [id])).get(id));
}

const listColumns = {
  id: media.id,
  name: media.name,
  width: media.width,
  height: media.height,
  animated: media.animated,
  bytes: media.bytes,
  createdAt: media.createdAt,
  memberId: media.memberId,
  /** Who added it; none once they left. */
  addedBy: members.name,
};

/** A page of pictures, the newest first: one member's, or everyone's. */
export function listPictures(db: Database, of: { memberId?: string }, at: { limit: number; offset: number }) {
  return db
    .select(listColumns)
    .from(media)
    .leftJoin(members, eq(members.id, media.memberId))
    .where(ofMember(of))
    .orderBy(desc(media.id))
    .limit(at.limit)
    .offset(at.offset);
}

export type ListedPicture = Awaited<ReturnType<typeof listPictures>>[number];

export const countPictures = (db: Database, of: { memberId?: string }) => db.$count(media, ofMember(of));

const ofMember = ({ memberId }: { memberId?: string }): SQL | undefined =>
  memberId === undefined ? undefined : eq(media.memberId, memberId);

/** What a member's pictures fill. */
export async function countStoredBytes(db: Database, memberId: string): Promise<number> {
  const [row] = await db
    .select({ bytes: sql<number>`coalesce(sum(${media.bytes}), 0)`.mapWith(Number) })
    .from(media)
    .where(eq(media.memberId, memberId));
  return row?.bytes ?? 0;
}

/** A member's picture that was made from the same file. */
export async function findSamePicture(db: Database, memberId: string, hash: string) {
  const [found] = await db
    .select({ id: media.id, width: media.width, height: media.height })
    .from(media)
    .where(and(eq(media.memberId, memberId), eq(media.hash, hash)));
  return found;
}

/** What an author or a reader would miss a picture in: the titles of essays, pages and drafts that name it. */
export async function listNaming(db: Database, id: string): Promise<string[]> {
  const path = `%/media/${id}%`;
  const rows = rowsOf<{ title: string }>(
    await db.execute(sql`
      select title from essays where body like ${path}
      union select title from pages where body like ${path}
      union select coalesce(nullif(drafts.matter->>'title', ''), essays.title, pages.title) from drafts
        left join essays on essays.id = drafts.essay_id left join pages on pages.id = drafts.page_id
        where drafts.deleted_at is null and (drafts.body like ${path} or drafts.matter::text like ${path})
      order by title`),
  );
  return rows.map(({ title }) => title);
}
