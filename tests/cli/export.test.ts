import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { media, topics } from '#db/schema/index.ts';
import { exportCommands } from '#src/cli/export.ts';
import { listContentFiles } from '#src/features/content/folder.ts';
import { readPublication } from '#src/features/content/rules/publication.ts';
import { startEdition } from '#src/features/studio/commands/start.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, publish, write } from '../features/studio/writing.ts';

const place = useDatabase();
const home = mkdtempSync(path.join(tmpdir(), 'commonplace-export-'));
const PICTURE = '01a20a63-5106-7576-8eba-fabccb5377bc';
const OTHER = '01a20a63-5106-7576-8eba-fabccb5377bd';
process.env.DATA_DIR = home;
afterAll(() => rmSync(home, { recursive: true, force: true }));

let mara: Writer;
let round = 0;
let folder: string;
beforeEach(async () => {
  folder = path.join(home, `out-${++round}`);
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara');
  await place.db.insert(topics).values({ slug: 'care', name: 'Care' });
});

/** Puts a picture where pictures are. */
async function givenPicture(id: string) {
  await place.db
    .insert(media)
    .values({ id, hash: id, name: 'kettle.jpg', width: 300, height: 200, bytes: 9, createdAt: NOW });
  mkdirSync(path.join(home, 'media', id), { recursive: true });
  writeFileSync(path.join(home, 'media', id, 'still.jpg'), 'a picture');
}
const out = (given: Record<string, string> = {}) =>
  exportCommands['export essays']?.run(place.connection, { folder, ...given });
const read = () => {
  const files = listContentFiles(folder).filter((file) => !file.path.startsWith('unseen/'));
  return readPublication([{ path: 'site.yaml', text: 'name: A site\n' }, ...files]);
};

test('what comes out is content that a site can be built from, and says the same', async () => {
  await givenPicture(PICTURE);
  const body = `Some *words*.[^1]\n\n<Figure src="/media/${PICTURE}" alt="A kettle">\n\nA caption.\n\n</Figure>\n\n[^1]: A note.`;
  const id = await givenDraft(place.db, mara, { topics: ['care'], contentNotes: ['Steam'] }, body);
  await publish(place.db, mara, id);
  const { essayId } = await draftOf(place.db, mara, id);
  const edition = await startEdition(
    place.db,
    mara,
    essayId,
    { label: 'Shorter', reason: 'For print.' },
    NOW,
  );
  await write(place.db, mara, edition, { title: 'Tea' }, 'Short.');
  await publish(place.db, mara, edition);
  expect(await out()).toEqual(['Essays: 2. Pages: 0. Pictures: 1.']);

  const { publication, problems } = read();
  expect(problems).toEqual([]);
  expect(publication.essays.map(({ slug, text }) => [slug, text])).toEqual([
    ['tea-before-advice', 'Some words.\n\nA caption.\n\nA note.'],
    ['tea', 'Short.'],
  ]);
  const [essay, shorter] = publication.essays;
  expect(essay?.body.trim()).toBe(body.replace(`/media/${PICTURE}`, `${PICTURE}.jpg`));
  expect(essay?.matter).toMatchObject({
    topics: ['care'],
    published: NOW.toISOString(),
    authors: [{ author: 'mara' }],
  });
  expect(shorter?.matter.editionOf).toMatchObject({
    essay: 'tea-before-advice',
    label: 'Shorter',
  });
  expect(readFileSync(path.join(folder, 'figures', `${PICTURE}.jpg`), 'utf8')).toBe('a picture');
});

test('what readers do not see yet comes out beside what they see, and what was never published as a draft', async () => {
  const id = await givenDraft(place.db, mara, {}, 'Seen.');
  await publish(place.db, mara, id);
  await write(place.db, mara, id, {}, 'Not seen yet.');
  await givenDraft(place.db, mara, { title: 'Begun' }, 'A beginning.');
  const report = path.join(home, 'report.json');
  await out({ report });
  expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({
    essays: 2,
    pages: 0,
    unseen: 1,
    pictures: 0,
    missing: [],
  });
  expect(readFileSync(path.join(folder, 'unseen/tea-before-advice.mdx'), 'utf8')).toContain('Not seen yet.');
  const { publication } = read();
  expect(publication.essays.map(({ text, matter }) => [text, matter.draft])).toEqual([
    ['Seen.', false],
    ['A beginning.', true],
  ]);
});

test('a picture that is not there is named, and the command fails', async () => {
  await givenDraft(place.db, mara, {}, `![A kettle](/media/${OTHER})`);
  await expect(out()).rejects.toThrow(`/media/${OTHER}`);
});

test('a folder with something in it is left alone', async () => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'mine.txt'), 'mine');
  await expect(out()).rejects.toThrow(/not empty/);
  expect(existsSync(path.join(folder, 'essays'))).toBe(false);
});
