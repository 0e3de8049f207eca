import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Connection, openEmbedded } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { emptyTables } from '#db/rows/load.ts';
import { essays, members } from '#db/schema/index.ts';
import { findThreads } from '#src/features/comments/queries/threads.ts';
import { loadPublication } from '#src/features/content/folder.ts';
import { withDecisionsUnlocked } from '#src/features/decisions/commands.ts';
import { listLoggedDecisions } from '#src/features/decisions/queries.ts';
import { type JobQueue, openJobs } from '#src/features/jobs/queue.ts';
import { folderStorage } from '#src/features/media/storage.ts';
import { findDraftOfEssay } from '#src/features/studio/queries/draft.ts';
import { type ExportReport, exportSite } from '#src/features/transfer/commands/export-site.ts';
import { importSite } from '#src/features/transfer/commands/import-site.ts';
import { DERIVED, NEVER } from '#src/features/transfer/rules/reach.ts';
import { NOW } from '#tests/setup/cast.ts';
import { checksumsOf } from '#tests/setup/checksums.ts';
import { testDatabase } from '#tests/setup/database.ts';
import { givenLivedInSite, PICTURE, PRIVATE_WORDS } from '#tests/setup/lived-in.ts';
import { breakages } from './breakages.ts';

let place: Connection;
let queue: JobQueue;
const home = mkdtempSync(path.join(tmpdir(), 'commonplace-transfer-'));
const storage = folderStorage(path.join(home, 'media'));
const storageElsewhere = folderStorage(path.join(home, 'media-elsewhere'));
const content = loadPublication('tests/content');
let elsewhere: Connection;
let lived: Awaited<ReturnType<typeof givenLivedInSite>>;
let folder: string;
let reports: Record<'everyone' | 'all', ExportReport>;
const [EVERYONE, ALL] = ['everyone', 'all'].map((name) => path.join(home, name)) as [string, string];

/** The site is made and exported once; nothing here changes it. */
beforeAll(async () => {
  [place, elsewhere] = await Promise.all([testDatabase(), openEmbedded()]);
  await migrateDatabase(elsewhere);
  queue = await openJobs(place, { working: false });
  lived = await givenLivedInSite(place, storage);
  reports = { everyone: await out(EVERYONE, false), all: await out(ALL, true) };
});
beforeEach(async () => {
  folder = EVERYONE;
  await storageElsewhere.remove(PICTURE);
  await elsewhere.db.transaction((tx) => withDecisionsUnlocked(tx, () => emptyTables(tx)));
});
afterAll(async () => {
  await queue.close();
  await place.close();
  await elsewhere.close();
  rmSync(home, { recursive: true, force: true });
});

const out = (into: string, withPrivate: boolean) =>
  exportSite(place.db, storage, { folder: into, withPrivate, contentFolder: 'tests/content', now: NOW });
const into = (more: object = {}) =>
  importSite(elsewhere.db, storageElsewhere, { folder, content, dryRun: false, now: NOW, ...more });
const filesOf = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const carried = (sums: Record<string, string>) =>
  Object.fromEntries(Object.entries(sums).filter(([table]) => !NEVER.has(table) && !DERIVED.has(table)));

describe('an export with all that is private', () => {
  test('makes an empty site the same, row for row and file for file', async () => {
    const before = carried(await checksumsOf(place.db));
    folder = ALL;
    const report = await into();
    expect(carried(await checksumsOf(elsewhere.db))).toEqual(before);
    expect(report).toMatchObject({ takenOver: [], needBuild: [] });
    expect(report.kinds).toMatchObject({
      comments: { found: 6, created: 6 },
      members: { created: 2 },
      redirects: { created: 1 },
    });
    expect(filesOf(path.join(home, 'media-elsewhere'))).toEqual(filesOf(path.join(home, 'media')));
    expect((await checksumsOf(elsewhere.db)).sessions?.startsWith('0 ')).toBe(true);
  });

  test('holds no session, and says that it holds the rest', async () => {
    folder = ALL;
    const all = filesOf(folder).map(read).join('\n');
    for (const table of NEVER) expect(filesOf(folder)).not.toContain(`data/${table}.jsonl`);
    for (const words of Object.values(PRIVATE_WORDS)) expect(all).toContain(words);
    expect(read('README.md')).toContain('hashes of their\npasswords');
  });
});

describe('an export for everyone', () => {
  test('holds what readers see and not one word more', async () => {
    expect(reports.everyone).toMatchObject({ missing: [], mediaFiles: 2 });
    for (const file of filesOf(folder)) {
      const text = read(file);
      for (const words of [
        ...Object.values(PRIVATE_WORDS),
        'mara@example.org',
        lived.mara.id,
        lived.bo.id,
        'my-own-kettle',
        'secret-draft',
        'secret-future',
      ])
        expect(text.includes(words), `${words} in ${file}`).toBe(false);
    }
    expect(read('content/essays/kettle.mdx')).toContain('Seen *words*');
    expect(read('content/essays/plain.mdx')).toBe(readFileSync('tests/content/essays/plain.mdx', 'utf8'));
    expect(read('data/comments.jsonl')).toContain('An answer that stays.');
    expect(JSON.parse(read('counts/appreciations.jsonl'))).toMatchObject({ essay: 'kettle', count: 1 });
    expect(JSON.parse(read('counts/appeals.jsonl'))).toEqual({
      askedAt: expect.any(String),
      settledAt: null,
    });
  });

  test('is a content folder that a site can be built from', async () => {
    const built = loadPublication(path.join(folder, 'content'));
    expect(built.essays.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['kettle', 'plain']));
    expect(built.menus.map(({ slug }) => slug)).toEqual(lived.publication.menus.map(({ slug }) => slug));
    expect(built.site).toEqual(lived.publication.site);
  });

  test('makes an empty site one that reads the same', async () => {
    const threadsOf = (connection: Connection) =>
      findThreads(connection.db, lived.kettle.workId, {}, { page: 1, thread: undefined, replies: 1 });
    const seen = await threadsOf(place);
    const log = await listLoggedDecisions(place.db, 1);
    await into();
    expect(await threadsOf(elsewhere)).toEqual(seen);
    expect(await listLoggedDecisions(elsewhere.db, 1)).toEqual(log);
    expect(await elsewhere.db.$count(members)).toBe(0);
    expect((await findDraftOfEssay(elsewhere.db, lived.kettle.id))?.body).toContain('Seen *words*');
    const sums = [await checksumsOf(place.db), await checksumsOf(elsewhere.db)];
    for (const table of ['pages', 'menus', 'sections', 'topics', 'series', 'authors', 'guidelines', 'site'])
      expect(sums[1]?.[table], table).toBe(sums[0]?.[table]);
  });

  test('leaves the studio the say over files that the new site has not got, but for code', async () => {
    const nothing = { ...content, essays: [], pages: [], topics: [], menus: [] };
    const report = await into({ content: nothing });
    const rows = await elsewhere.db.select({ slug: essays.slug, source: essays.source }).from(essays);
    const stillFiles = rows
      .filter(({ source }) => source === 'file')
      .map(({ slug }) => `content/essays/${slug}.mdx`);
    expect(report.takenOver).toContain('plain');
    expect(report.needBuild.filter((file) => file.includes('/essays/')).sort()).toEqual(stillFiles.sort());
  });
});

describe('whoever takes an export in', () => {
  test('may try it first, and nothing is kept', async () => {
    const before = await checksumsOf(elsewhere.db);
    expect((await into({ dryRun: true })).kinds.comments).toMatchObject({ found: 3 });
    expect(await checksumsOf(elsewhere.db)).toEqual(before);
    expect(await storageElsewhere.list()).toEqual([]);
  });

  test('is refused where there are essays or members', async () => {
    await into();
    const before = await checksumsOf(elsewhere.db);
    await expect(into()).rejects.toThrow('essays or members of its own');
    expect(await checksumsOf(elsewhere.db)).toEqual(before);
  });

  test('is told the file and the line of what is broken, and nothing comes in', async () => {
    folder = path.join(home, 'broken');
    const before = await checksumsOf(elsewhere.db);
    for (const [what, break_, said] of breakages(folder)) {
      rmSync(folder, { recursive: true, force: true });
      cpSync(EVERYONE, folder, { recursive: true });
      break_();
      expect(
        await into().then(
          () => `${what}: nobody minded`,
          (error: Error) => error.message,
        ),
      ).toMatch(said);
    }
    expect(await checksumsOf(elsewhere.db)).toEqual(before);
    expect(await storageElsewhere.list()).toEqual([]);
  });
});
