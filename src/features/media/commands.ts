import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#db/client.ts';
import { media, members } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../errors.ts';
import type { SessionMember } from '../members/rules/member.ts';
import { encodeInTurn } from './encode.ts';
import { countStoredBytes, findSamePicture, listNaming } from './queries.ts';
import { picturePath } from './rules/addresses.ts';
import { MAX_FILE_BYTES, MAX_FILE_MB, QUOTA_BYTES, QUOTA_MB } from './rules/sizes.ts';
import type { Storage } from './storage.ts';

/** A picture as it is named in a text. */
export interface AddedPicture {
  src: string;
  width: number;
  height: number;
}

/**
 * Makes a file's picture part of the site; the same file twice is one picture.
 * @throws FieldError in words when it is no picture, too large, or more than the member may keep.
 */
export async function addPicture(
  db: Database,
  storage: Storage,
  memberId: string,
  file: { name: string; bytes: Buffer },
  now: Date,
): Promise<AddedPicture> {
  if (file.bytes.length === 0) throw refused('Choose a picture first.');
  if (file.bytes.length > MAX_FILE_BYTES) throw tooLarge();
  const hash = createHash('sha256').update(file.bytes).digest('base64url');
  const same = await findSamePicture(db, memberId, hash);
  if (same) return added(same);
  await refuseOverQuota(db, memberId, 0);
  const { width, height, animated, files } = await encodeInTurn(file.bytes);
  const id = uuidv7();
  await storage.keep(id, files);
  try {
    const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    const row = {
      id,
      memberId,
      hash,
      name: tidyName(file.name),
      width,
      height,
      animated,
      bytes,
      createdAt: now,
    };
    const kept = await insertPicture(db, row);
    if (kept.id !== id) await storage.remove(id);
    return added(kept);
  } catch (error) {
    await storage.remove(id);
    throw error;
  }
}

/**
 * Makes a file's picture part of the site as nobody's own, as one that came with an import.
 * @throws FieldError in words when it is no picture, or too large.
 */
export async function addSitePicture(
  db: Database,
  storage: Storage,
  file: { id: string; name: string; bytes: Buffer },
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  if (file.bytes.length > MAX_FILE_BYTES) throw tooLarge();
  const hash = createHash('sha256').update(file.bytes).digest('base64url');
  const [same] = await db
    .select({ id: media.id })
    .from(media)
    .where(and(isNull(media.memberId), eq(media.hash, hash)));
  if (same) return { id: same.id, isNew: false };
  const { files, width, height, animated } = await encodeInTurn(file.bytes);
  // What a run that was cut short has left behind.
  await storage.remove(file.id);
  await storage.keep(file.id, files);
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const row = {
    id: file.id,
    hash,
    name: tidyName(file.name),
    width,
    height,
    animated,
    bytes,
    createdAt: now,
  };
  await db.insert(media).values(row);
  return { id: file.id, isNew: true };
}

/** The refusal of a file that is too large. */
export const tooLarge = () =>
  refused(`A picture may be at most ${MAX_FILE_MB} MB. Make it smaller and add that.`);

/** @returns the row there is now: the given one, or that of the same file which came in meanwhile. */
function insertPicture(db: Database, row: typeof media.$inferInsert & { memberId: string }) {
  return db.transaction(async (tx) => {
    await tx.select({ id: members.id }).from(members).where(eq(members.id, row.memberId)).for('update');
    const same = await findSamePicture(tx, row.memberId, row.hash);
    if (same) return same;
    await refuseOverQuota(tx, row.memberId, row.bytes);
    const [inserted] = await tx.insert(media).values(row).returning();
    if (!inserted) throw new Error('No picture was inserted.');
    return inserted;
  });
}

async function refuseOverQuota(db: Database, memberId: string, more: number) {
  if ((await countStoredBytes(db, memberId)) + more < QUOTA_BYTES) return;
  throw refused(`Your pictures fill the ${QUOTA_MB} MB that you have. Remove some that you no longer use.`);
}

const refused = (reason: string) => new FieldError('UNPROCESSABLE', 'file', reason);

const MOST_NAME_CHARACTERS = 200;

/** A name is shown and never used as a path. */
const tidyName = (name: string) =>
  name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(-MOST_NAME_CHARACTERS);

const added = ({ id, width, height }: { id: string; width: number; height: number }): AddedPicture => ({
  src: picturePath(id),
  width,
  height,
});

/**
 * Removes a picture for good.
 * @throws DomainError NOT_FOUND when it is not theirs, CONFLICT naming the texts that show it.
 */
export async function removePicture(
  db: Database,
  storage: Storage,
  member: Pick<SessionMember, 'id' | 'capabilities'>,
  id: string,
) {
  await db.transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update');
    if (!picture || (picture.memberId !== member.id && !member.capabilities.includes('owner')))
      throw new DomainError('NOT_FOUND', 'This picture is no longer there.');
    const naming = await listNaming(tx, id);
    if (naming.length > 0)
      throw new DomainError(
        'CONFLICT',
        `This picture stands in ${naming.map((title) => `“${title}”`).join(' and ')}. Take it out there first.`,
      );
    await tx.delete(media).where(eq(media.id, id));
  });
  await storage.remove(id);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A picture that nobody names may be one for tomorrow's essay, or one that was taken out by mistake. */
const KEPT_UNNAMED_DAYS = 30;

/**
 * Removes the pictures that no draft, revision, essay, page or setting has named for a while, and files that belong to
 * no picture. Run daily.
 * @returns how many pictures went.
 */
export async function sweepPictures(db: Database, storage: Storage, now: Date): Promise<number> {
  await noteUnnamed(db, now);
  const before = new Date(now.getTime() - KEPT_UNNAMED_DAYS * DAY_MS);
  const gone = await db
    .delete(media)
    .where(sql`${media.unnamedSince} <= ${sql.param(before, media.unnamedSince)}`)
    .returning({ id: media.id });
  for (const { id } of gone) await storage.remove(id);
  await sweepFiles(db, storage, now);
  return gone.length;
}

async function noteUnnamed(db: Database, now: Date) {
  await db.execute(sql`
    with texts as (
      select body as text from essays union all select body from pages union all select body from revisions
      union all select body from drafts union all select matter::text from drafts
      union all select matter::text from revisions union all select settings::text from site
    ), named as (
      select distinct (regexp_matches(text, '/media/([0-9a-f-]{36})', 'g'))[1] as id from texts
      where text like '%/media/%'
    )
    update media set unnamed_since = case when named.id is null then coalesce(media.unnamed_since, ${sql.param(now, media.unnamedSince)}) end
    from media each left join named on named.id = each.id::text
    where media.id = each.id and (named.id is null) = (media.unnamed_since is null)`);
}

/** What a process that was killed has left behind. */
async function sweepFiles(db: Database, storage: Storage, now: Date) {
  const kept = new Set((await db.select({ id: media.id }).from(media)).map(({ id }) => id));
  for (const { id, keptAt } of await storage.list())
    if (!kept.has(id) && now.getTime() - keptAt.getTime() > DAY_MS) await storage.remove(id);
}
