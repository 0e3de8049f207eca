import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { imports } from '#db/schema/index.ts';
import { DomainError } from '#src/errors.ts';
import { sweepUploads } from '#src/features/imports/commands/sweep.ts';
import {
  askForImport,
  askToGoOn,
  askToUndo,
  type ImportWork,
  settleFiles,
  takeInUploaded,
} from '#src/features/imports/commands/uploaded.ts';
import { makePlace, placeAt } from '#src/features/imports/folder.ts';
import type { UploadKind } from '#src/features/imports/rules/upload.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { zipOf } from '#tests/setup/zip.ts';

const home = mkdtempSync(path.join(tmpdir(), 'uploads-'));
process.env.DATA_DIR = home;
afterAll(() => rmSync(home, { recursive: true, force: true }));

const database = useDatabase();
const DAY_MS = 24 * 60 * 60 * 1000;
let place: string;

beforeEach(async () => {
  place = await makePlace();
});

const put = (name: string, content: string | Buffer) =>
  writeFileSync(path.join(placeAt(place), name), content);
const ask = (kind: UploadKind, dryRun = false) =>
  askForImport(
    database.db,
    { kind, fileName: 'tea', folder: place, fetchMedia: false, dryRun, startedBy: null },
    NOW,
  );
const stateOf = async (id: string) => (await database.db.select().from(imports).where(eq(imports.id, id)))[0];
const setState = (id: string, state: 'done' | 'undone' | 'running') =>
  database.db.update(imports).set({ state, finishedAt: NOW }).where(eq(imports.id, id));

/** What is done with an upload is tried elsewhere; here an importer only notes what it was given. */
function importer(): ImportWork & { read: string[]; uploads: (string | undefined)[] } {
  const seen = { read: [] as string[], uploads: [] as (string | undefined)[] };
  const open = vi.fn(async (_kind: string, file: string) => {
    seen.read.push(file);
    return { origin: 'here', async *arrivals() {}, close: async () => {} };
  });
  return {
    ...seen,
    open,
    run: vi.fn(async (_place, _source, { importId = '', uploads }) => {
      seen.uploads.push(uploads);
      await setState(importId, 'done');
    }),
    undo: vi.fn(async (_place, id) => {
      await setState(id, 'undone');
    }),
  };
}
const takeIn = (work: ImportWork) => takeInUploaded(database.connection, work);

describe('what was uploaded', () => {
  test('is read where it lies, with the pictures that came with it', async () => {
    put('file', '<rss/>');
    put('pictures', zipOf([{ name: 'wp-content/uploads/2009/tea.jpg', content: 'x' }]));
    await settleFiles(place, 'wordpress', { file: 'my.xml', pictures: 'uploads.zip' });
    const id = await ask('wordpress');
    const work = importer();
    expect(await takeIn(work)).toBe(1);
    expect(work.read).toEqual([path.join(placeAt(place), 'export.xml')]);
    expect(work.uploads).toEqual([path.join(placeAt(place), 'pictures/wp-content/uploads')]);
    expect((await stateOf(id))?.state).toBe('done');
    expect(await takeIn(work)).toBe(0);
  });

  test('as a folder is unpacked first', async () => {
    put('file', zipOf([{ name: 'site-main/_posts/2019-01-02-tea.md', content: '# Tea' }]));
    await settleFiles(place, 'markdown', { file: 'site.zip' });
    await ask('markdown');
    const work = importer();
    await takeIn(work);
    expect(readFileSync(path.join(work.read[0] ?? '', '_posts/2019-01-02-tea.md'), 'utf8')).toBe('# Tea');
  });

  test('is gone on with after a restart, and left alone by a second process', async () => {
    const id = await ask('text');
    await setState(id, 'running');
    const work = importer();
    const run = work.run;
    const beside: Promise<number>[] = [];
    work.run = (connection, source, options) => {
      beside.push(takeIn(importer()));
      return run(connection, source, options);
    };
    expect(await takeIn(work)).toBe(1);
    expect(await Promise.all(beside)).toEqual([0]);
  });

  test('that is broken says so to the owner, and can be gone on with', async () => {
    const [id, next] = [await ask('ghost'), await ask('ghost')];
    const work = importer();
    work.open = vi
      .fn(work.open)
      .mockRejectedValueOnce(new DomainError('UNPROCESSABLE', 'Line 3: this is not JSON.'));
    expect(await takeIn(work)).toBe(2);
    expect(await stateOf(id)).toMatchObject({ state: 'failed', error: 'Line 3: this is not JSON.' });
    expect((await stateOf(next))?.state).toBe('done');
    await askToGoOn(database.db, id);
    await expect(askToGoOn(database.db, id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await takeIn(work);
    expect(await stateOf(id)).toMatchObject({ state: 'done', error: null });
  });

  test('waits while the command line is at another import', async () => {
    const id = await ask('text');
    const work = importer();
    work.run = () => Promise.reject(new DomainError('CONFLICT', 'Another import runs.'));
    expect(await takeIn(work)).toBe(0);
    expect((await stateOf(id))?.state).toBe('waiting');
  });

  test('ends in a failure without its message when the site is at fault', async () => {
    const id = await ask('text');
    const work = importer();
    work.run = () => Promise.reject(new Error('relation "x" does not exist'));
    await expect(takeIn(work)).rejects.toThrow('relation');
    expect(await stateOf(id)).toMatchObject({ state: 'failed', error: '' });
  });
});

describe('undoing', () => {
  test('is done once, of what was imported and not of a look', async () => {
    const [id, look] = [await ask('text'), await ask('text', true)];
    const work = importer();
    await takeIn(work);
    await expect(askToUndo(database.db, look)).rejects.toMatchObject({ code: 'CONFLICT' });
    await askToUndo(database.db, id);
    expect(await takeIn(work)).toBe(1);
    expect(work.undo).toHaveBeenCalledExactlyOnceWith(database.connection, id);
    await expect(askToUndo(database.db, id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

test('an upload that nothing used for a week is removed, and its import knows', async () => {
  const id = await ask('text', true);
  const inAWeek = new Date(Date.now() + 8 * DAY_MS);
  await sweepUploads(database.db, inAWeek);
  expect(existsSync(placeAt(place))).toBe(true);
  await setState(id, 'done');
  await sweepUploads(database.db, new Date());
  expect(existsSync(placeAt(place))).toBe(true);
  await sweepUploads(database.db, inAWeek);
  expect([existsSync(placeAt(place)), (await stateOf(id))?.folder]).toEqual([false, null]);
});
