import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { drafts, essays, media, revisions, works } from '#db/schema/index.ts';
import { addPicture, removePicture, sweepPictures } from '#src/features/media/commands.ts';
import { countPictures, countStoredBytes, findPictures, listPictures } from '#src/features/media/queries.ts';
import { folderStorage } from '#src/features/media/storage.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { moving, photo } from '#tests/setup/pictures.ts';

const place = useDatabase();
const root = mkdtempSync(path.join(tmpdir(), 'commonplace-pictures-'));
const storage = folderStorage(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => rmSync(root, { recursive: true, force: true }));

const file = async (width = 40) => ({ name: 'kettle.jpg', bytes: await photo(width, 30).jpeg().toBuffer() });
const member = (name: string) => givenMember(place.db, { name, capabilities: ['author'] });
const idIn = ({ src }: { src: string }) => src.replace('/media/', '');
const folders = () => readdirSync(root);
const later = (days: number) => new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);

async function givenPicture(by: { id: string }, width?: number) {
  return idIn(await addPicture(place.db, storage, by.id, await file(width), NOW));
}

describe('an author', () => {
  test('adds a picture, and a text can name it', async () => {
    const ada = await member('Ada Okafor');
    const picture = await addPicture(place.db, storage, ada.id, await file(600), NOW);
    expect(picture).toEqual({
      src: expect.stringMatching(/^\/media\/[0-9a-f-]{36}$/),
      width: 600,
      height: 30,
    });
    const id = idIn(picture);
    expect((await findPictures(place.db, [id])).get(id)).toEqual({
      src: picture.src,
      width: 600,
      height: 30,
      sources: [
        { type: 'image/avif', srcset: `/media/${id}/480.avif 480w, /media/${id}/600.avif 600w` },
        { type: 'image/webp', srcset: `/media/${id}/480.webp 480w, /media/${id}/600.webp 600w` },
      ],
    });
    expect(readdirSync(path.join(root, id)).toSorted()).toEqual([
      ...['480.avif', '480.webp', '600.avif', '600.webp', 'still.jpg'],
    ]);
    expect(await countStoredBytes(place.db, ada.id)).toBeGreaterThan(500);
  });

  test('who adds the same file twice, even at once, has one picture', async () => {
    const ada = await member('Ada Okafor');
    const both = await Promise.all([givenPicture(ada), givenPicture(ada)]);
    expect(await givenPicture(ada)).toBe(both[0]);
    expect(both[1]).toBe(both[0]);
    expect(folders()).toEqual([both[0]]);
    expect(await givenPicture(await member('Bruno Castell'))).not.toBe(both[0]);
  });

  test('who adds a picture that moves lets readers choose', async () => {
    const ada = await member('Ada Okafor');
    const bytes = await moving(3).toBuffer();
    const id = idIn(await addPicture(place.db, storage, ada.id, { name: 'wave.gif', bytes }, NOW));
    expect((await findPictures(place.db, [id])).get(id)?.sources).toEqual([
      {
        type: 'image/webp',
        srcset: `/media/${id}/20.webp 20w`,
        media: '(prefers-reduced-motion: no-preference)',
      },
    ]);
  });

  test('is told when a file is too large, empty or no picture, and nothing is kept', async () => {
    const ada = await member('Ada Okafor');
    const add = (bytes: Buffer) => addPicture(place.db, storage, ada.id, { name: 'x', bytes }, NOW);
    await expect(add(Buffer.alloc(10 * 1024 * 1024 + 1, 255))).rejects.toThrow(/at most 10 MB/);
    await expect(add(Buffer.alloc(0))).rejects.toThrow(/Choose a picture/);
    await expect(add(Buffer.from('hello'))).rejects.toMatchObject({ code: 'UNPROCESSABLE', field: 'file' });
    expect(await countPictures(place.db, {})).toBe(0);
  });

  test('whose pictures fill what they have is told so', async () => {
    const ada = await member('Ada Okafor');
    const first = await givenPicture(ada);
    await place.db
      .update(media)
      .set({ bytes: 500 * 1024 * 1024 - 10 })
      .where(eq(media.id, first));
    await expect(givenPicture(ada, 50)).rejects.toThrow(/fill the 500 MB/);
    expect(folders()).toEqual([first]);
    await removePicture(place.db, storage, ada, first);
    expect(await givenPicture(ada, 50)).toBeTruthy();
  });

  test('may call a picture anything: the name is shown and is no path', async () => {
    const ada = await member('Ada Okafor');
    const name = '../../\0<b>\u202Egnp.exe';
    await addPicture(place.db, storage, ada.id, { ...(await file()), name }, NOW);
    const [listed] = await listPictures(place.db, { memberId: ada.id }, { limit: 10, offset: 0 });
    expect(listed?.name).toBe('../../<b>gnp.exe');
  });
});

describe('removing', () => {
  test('is for whoever added it, and for owners', async () => {
    const [ada, bruno] = [await member('Ada Okafor'), await member('Bruno Castell')];
    const id = await givenPicture(ada);
    await expect(removePicture(place.db, storage, bruno, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await removePicture(place.db, storage, { id: bruno.id, capabilities: ['owner'] }, id);
    expect(folders()).toEqual([]);
    await expect(removePicture(place.db, storage, ada, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is refused while a text shows it, and says which', async () => {
    const ada = await member('Ada Okafor');
    const id = await givenPicture(ada);
    await givenEssay(place.db, { slug: 'tea', title: 'Tea before advice', text: `![Tea](/media/${id})` });
    await expect(removePicture(place.db, storage, ada, id)).rejects.toThrow(/stands in “Tea before advice”/);
    expect(folders()).toEqual([id]);
  });
});

describe('the sweep', () => {
  const sweep = (days: number) => sweepPictures(place.db, storage, later(days));

  test('removes what nothing has named for 30 days', async () => {
    const id = await givenPicture(await member('Ada Okafor'));
    expect(await sweep(0)).toBe(0);
    expect(await sweep(29)).toBe(0);
    expect(folders()).toEqual([id]);
    expect(await sweep(30)).toBe(1);
    expect([folders(), await countPictures(place.db, {})]).toEqual([[], 0]);
  });

  test('counts anew for a picture that was named in between', async () => {
    const id = await givenPicture(await member('Ada Okafor'));
    await sweep(0);
    const essay = await givenEssay(place.db, { slug: 'tea', text: `<Figure src="/media/${id}" alt="">` });
    await sweep(20);
    await place.db.update(essays).set({ body: 'Tea.' }).where(eq(essays.id, essay.id));
    expect(await sweep(40)).toBe(0);
    expect(await sweep(69)).toBe(0);
    expect(await sweep(70)).toBe(1);
  });

  test('keeps what a draft or an old revision names', async () => {
    const ada = await member('Ada Okafor');
    const [first, second, third] = [
      await givenPicture(ada, 41),
      await givenPicture(ada, 42),
      await givenPicture(ada, 43),
    ];
    const essay = await givenEssay(place.db, { slug: 'tea', status: 'draft' });
    await place.db
      .insert(drafts)
      .values({ essayId: essay.id, matter: {}, body: `![Tea](/media/${first})`, savedAt: NOW });
    const said = { essayId: essay.id, title: 'Tea', standfirst: '', hash: 'x', savedAt: NOW };
    await place.db.insert(revisions).values({ ...said, body: `![Tea](/media/${second})` });
    await sweep(0);
    expect(await sweep(31)).toBe(1);
    expect(folders()).toEqual([first, second].toSorted());
    expect(folders()).not.toContain(third);
    await place.db.delete(works);
    await sweep(32);
    expect(await sweep(62)).toBe(2);
  });

  test('removes what a process left behind when it was killed', async () => {
    const kept = await givenPicture(await member('Ada Okafor'));
    await storage.keep('018f4a5e-0000-7000-8000-000000000000', new Map([['20.webp', Buffer.from('x')]]));
    for (const folder of folders()) utimesSync(path.join(root, folder), NOW, NOW);
    await sweep(0);
    expect(folders()).toHaveLength(2);
    await sweep(2);
    expect(folders()).toEqual([kept]);
  });
});
