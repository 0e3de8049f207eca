import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Decrypter } from 'age-encryption';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listenForChanges } from '#db/changes.ts';
import { type Connection, openEmbedded } from '#db/client.ts';
import { listMigrations, migrateDatabase, newestMigration } from '#db/migrate.ts';
import { listTables } from '#db/rows/catalog.ts';
import { authors, comments, decisions, media, members, sessions } from '#db/schema/index.ts';
import { writeArchive } from '#src/features/backups/archive/write.ts';
import { makeBackup } from '#src/features/backups/commands/make.ts';
import { restoreBackup } from '#src/features/backups/commands/restore.ts';
import { CONTENTS_FILE, HEADER_FILE, LEFT_OUT, rowsName } from '#src/features/backups/rules/format.ts';
import { Tally } from '#src/features/backups/rules/tally.ts';
import { recordDecision } from '#src/features/decisions/commands.ts';
import { folderStorage } from '#src/features/media/storage.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { checksumsOf } from '#tests/setup/checksums.ts';
import { useDatabase } from '#tests/setup/database.ts';

const PICTURE = '01a20a63-5106-7576-8eba-fabccb5377bc';
const OTHER = '01a20a63-5106-7576-8eba-fabccb5377bd';
const place = useDatabase();
let elsewhere: Connection;
let home: string;
let file: string;
const storage = () => folderStorage(path.join(home, 'media'));
const storageElsewhere = () => folderStorage(path.join(home, 'elsewhere'));

beforeAll(async () => {
  elsewhere = await openEmbedded();
  await migrateDatabase(elsewhere);
});
afterAll(() => elsewhere.close());
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'commonplace-backup-'));
  file = path.join(home, 'site.backup');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Ada, what she and Bo said, what was decided, a picture, and where she is signed in. */
async function givenLife() {
  const { db } = place;
  const ada = await givenMember(db, { name: 'Ada', voices: ['practitioner', 'a,b "c"'] });
  const bo = await givenMember(db, { name: 'Bo', capabilities: ['owner', 'moderator'] });
  const essay = await givenEssay(db, { slug: 'tea', title: 'Tea, “then” advice 🫖' });
  const first = await givenComment(db, {
    by: ada,
    on: essay,
    body: 'One\n\ttwo \\ "three"',
    status: 'approved',
  });
  const reply = await givenComment(db, { by: bo, on: essay, to: first });
  await recordDecision(db, {
    ...{ commentId: reply.id, moderatorId: bo.id, verdict: 'approve' },
    ...{ about: 'comment', decidedAt: new Date('2026-11-01T12:00:00.123Z') },
  });
  await db
    .insert(media)
    .values({ id: PICTURE, hash: 'h', name: 'kettle.jpg', width: 3, height: 2, bytes: 9, createdAt: NOW });
  await storage().keep(
    PICTURE,
    new Map([
      ['still.jpg', Buffer.from('a picture')],
      ['480.webp', Buffer.from('small')],
    ]),
  );
  await db
    .insert(sessions)
    .values({ id: 's', memberId: ada.id, expiresAt: NOW, signedInAt: NOW, lastSeenAt: NOW });
  return { ada, essay };
}

const make = (passphrase?: string) => makeBackup(place.db, storage(), { file, passphrase, now: NOW });
const restore = (more: { passphrase?: string; replace?: boolean } = {}) =>
  restoreBackup(place.db, storage(), { file, passphrase: undefined, replace: true, ...more });
const withoutLeftOut = (sums: Record<string, string>) =>
  Object.fromEntries(Object.entries(sums).filter(([table]) => !LEFT_OUT.has(table)));

test('a site is the same in another database, with its pictures, and nobody is signed in there', async () => {
  await givenLife();
  const before = await checksumsOf(place.db);
  const made = await make();
  expect(made.missing).toEqual([]);
  expect(made.media.files).toBe(2);
  await restoreBackup(elsewhere.db, storageElsewhere(), { file, passphrase: undefined, replace: true });
  const after = await checksumsOf(elsewhere.db);
  expect(withoutLeftOut(after)).toEqual(withoutLeftOut(before));
  expect(after.sessions?.startsWith('0 ')).toBe(true);
  expect(readFileSync(path.join(home, 'elsewhere', PICTURE, 'still.jpg'), 'utf8')).toBe('a picture');

  rmSync(file);
  await makeBackup(elsewhere.db, storageElsewhere(), { file, passphrase: undefined, now: NOW });
  await restore();
  expect(withoutLeftOut(await checksumsOf(place.db))).toEqual(withoutLeftOut(before));
});

test('every table is in a backup, or is named as one that stays out', async () => {
  const made = await make();
  const all = (await listTables(place.db)).map(({ name }) => name);
  expect([...Object.keys(made.tables), ...LEFT_OUT].sort()).toEqual(all.toSorted());
});

test('a table of any kind comes back as it was, and goes on numbering', async () => {
  const { db } = place;
  await db.execute(sql`create table strange (
    number int generated always as identity primary key, raw bytea, kinds capability[], said jsonb, nothing jsonb not null,
    words tsvector generated always as (to_tsvector('simple', coalesce(name, ''))) stored, name text, at timestamptz,
    share double precision, little real, amount numeric(12,3), day date, grid int[][], config regconfig, short varchar(5),
    parent int references strange)`);
  try {
    await db.execute(sql`insert into strange
      (raw, kinds, said, nothing, name, at, share, little, amount, day, grid, config, short, parent) values
      ('\\x00ff10', '{owner,author}', '{"a": [1.10, null], "b": "\\u00e9\\n"}', 'null', E'tab\\there "x" \\\\ {}', '2026-03-01 10:00:00.123456+02',
        0.1, 'NaN', 12.340, '0044-03-15 BC', '{{1,2},{3,NULL}}', 'english', 'abc', null),
      (null, '{}', null, '{}', '', 'infinity', 'Infinity', 1e-30, null, null, '{}', null, null, 1)`);
    const before = (await checksumsOf(db)).strange;
    await make();
    await db.execute(sql`truncate strange`);
    await restore();
    expect((await checksumsOf(db)).strange).toBe(before);
    await db.execute(sql`insert into strange (nothing) values ('1')`);
    const [last] = await db.select({ top: sql<number>`max(number)` }).from(sql`strange`);
    expect(last?.top).toBe(3);
  } finally {
    await db.execute(sql`drop table strange`);
  }
});

describe('whoever restores', () => {
  test('is asked before anything goes, and loses nothing when they do not say so', async () => {
    await givenLife();
    await make();
    const before = await checksumsOf(place.db);
    await expect(restore({ replace: false })).rejects.toThrow('essays or members of its own');
    expect(await checksumsOf(place.db)).toEqual(before);
  });

  test('gets back what was there, and what came since is gone', async () => {
    const { ada } = await givenLife();
    await make();
    await givenMember(place.db, { name: 'Late' });
    await place.db.update(members).set({ name: 'Someone else' }).where(eq(members.id, ada.id));
    await storage().keep(OTHER, new Map([['still.jpg', Buffer.from('late')]]));
    rmSync(path.join(home, 'media', PICTURE), { recursive: true });
    await restore();
    expect(
      (await place.db.select({ name: members.name }).from(members)).map(({ name }) => name).sort(),
    ).toEqual(['Ada', 'Bo']);
    expect((await storage().list()).map(({ id }) => id)).toEqual([PICTURE]);
    await expect(place.db.delete(decisions).execute()).rejects.toThrow();
  });

  test('loses nothing when a row of the backup cannot be', async () => {
    const { essay } = await givenLife();
    await place.db.execute(sql`alter table essays drop constraint essays_title_given`);
    await place.db.execute(sql`update essays set title = '' where id = ${essay.id}`);
    await make();
    await place.db.execute(sql`update essays set title = 'Tea' where id = ${essay.id}`);
    await place.db.execute(sql`alter table essays add constraint essays_title_given check (title <> '')`);
    rmSync(path.join(home, 'media', PICTURE), { recursive: true });
    const before = await checksumsOf(place.db);
    await expect(restore()).rejects.toThrow();
    expect(await checksumsOf(place.db)).toEqual(before);
    expect(existsSync(path.join(home, 'media', PICTURE))).toBe(false);
  });
});

describe('a locked backup', () => {
  test('opens with its passphrase and no other, and with age itself', async () => {
    await givenLife();
    const before = withoutLeftOut(await checksumsOf(place.db));
    await make('correct horse');
    expect(readFileSync(file, 'latin1')).not.toContain('commonplace-backup.json');
    const age = new Decrypter();
    age.addPassphrase('correct horse');
    expect(
      Buffer.from(await age.decrypt(readFileSync(file)))
        .readUInt32LE(0)
        .toString(16),
    ).toBe('fd2fb528');
    await expect(restore()).rejects.toThrow('is locked');
    await expect(restore({ passphrase: 'wrong horse' })).rejects.toThrow('another passphrase');
    await restore({ passphrase: 'correct horse' });
    expect(withoutLeftOut(await checksumsOf(place.db))).toEqual(before);
  });

  test('is refused when a single bit of it was changed', async () => {
    await make('correct horse');
    const bytes = readFileSync(file);
    bytes.writeUInt8((bytes.at(-20) ?? 0) ^ 1, bytes.length - 20);
    writeFileSync(file, bytes);
    await expect(restore({ passphrase: 'correct horse' })).rejects.toThrow('damaged');
  });
});

describe('a file that is no whole backup', () => {
  test('is refused wherever it was cut, locked or not', async () => {
    await givenLife();
    for (const passphrase of [undefined, 'correct horse']) {
      await make(passphrase);
      const whole = readFileSync(file);
      for (const left of [0.99, 0.5, 0.1]) {
        writeFileSync(file, whole);
        truncateSync(file, Math.floor(whole.length * left));
        await expect(restore(passphrase ? { passphrase } : {})).rejects.toThrow(/damaged|not a backup/);
      }
      rmSync(file);
    }
  });

  test('is refused when it is something else, or not there', async () => {
    await expect(restore()).rejects.toThrow('no such backup');
    writeFileSync(file, 'a shopping list');
    await expect(restore()).rejects.toThrow('not a backup of Commonplace');
    writeFileSync(file, '');
    await expect(restore()).rejects.toThrow('not a backup of Commonplace');
  });
});

test('a backup does not write over a file, and leaves nothing half-written', async () => {
  writeFileSync(file, 'mine');
  await expect(make()).rejects.toThrow('a file of that name');
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(existsSync(`${file}.partial`)).toBe(false);
});

describe('a backup of another version', () => {
  const ADA = ['01a20a63-5106-7576-8eba-fabccb5377be', 'ada', 'Ada', '', 'file'];

  /** A backup as an author's row alone makes it. */
  const written = async (header: object) => {
    const asJson = (value: object) => Buffer.from(JSON.stringify(value));
    const rows = Buffer.from(`${JSON.stringify(ADA)}\n`);
    const tables = { authors: ['id', 'handle', 'name', 'biography', 'source'] };
    const tally = new Tally(['authors']);
    tally.addRows('authors', rows, 1);
    await writeArchive(file, undefined, async (add) => {
      await add(HEADER_FILE, asJson({ format: 1, madeAt: NOW.toISOString(), tables, ...header }));
      await add(rowsName('authors', 1), rows);
      await add(CONTENTS_FILE, asJson(tally.contents()));
    });
  };

  test('is brought up to date when it is older', async () => {
    await givenLife();
    const tables = await listTables(place.db);
    await written({ migration: listMigrations().at(-2) });
    await restore();
    expect(await place.db.select({ name: authors.name }).from(authors)).toEqual([{ name: 'Ada' }]);
    expect(await listTables(place.db)).toEqual(tables);
    expect(await place.db.$count(members)).toBe(0);
    await migrateDatabase(place.connection);
  });

  test('makes the tables anew under a running site, which goes on asking as before', async () => {
    let told = 0;
    await listenForChanges(
      place.connection,
      () => {},
      () => {
        told += 1;
      },
    );
    const askAll = () =>
      Promise.all(
        Array.from({ length: 20 }, () => place.db.$count(comments, eq(comments.status, 'approved'))),
      );
    await askAll();
    await written({ migration: listMigrations().at(-2) });
    await restore();
    await expect.poll(() => told).toBe(1);
    expect(new Set(await askAll())).toEqual(new Set([0]));
  });

  test('is refused when it is newer, or of no version that ever was', async () => {
    for (const [header, said] of [
      [{ migration: newestMigration() + 1 }, 'newer version'],
      [{ migration: newestMigration(), format: 2 }, 'newer version'],
      [{ migration: 5 }, 'never released'],
    ] as const) {
      await written(header);
      await expect(restore()).rejects.toThrow(said);
      rmSync(file);
    }
  });
});
