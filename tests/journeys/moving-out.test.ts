import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderStorage } from '#src/features/media/storage.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { commonplace } from '#tests/setup/commonplace.ts';
import { crawl } from '#tests/setup/crawl.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { givenLivedInSite, PRIVATE_WORDS } from '#tests/setup/lived-in.ts';
import { openPage } from '#tests/setup/pages.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const embedded = process.env.TEST_DRIVER !== 'postgres';
const BACKUPS = '/admin/backups/';
const EXPORTS = '/admin/export/';
let home: string;
let site: RunningSite;
let owner: Visitor;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'commonplace-moving-out-'));
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db, connection) => {
    const { bo } = await givenLivedInSite(
      connection,
      folderStorage(path.join(site.env.DATA_DIR ?? '', 'media')),
    );
    owner = await signedIn(db, site.url, bo);
  });
  expect(await commonplace(site.env, 'related', 'rebuild')).toMatchObject({ code: 0 });
  site = await startAgain(site);
});
afterAll(async () => {
  await site?.stop();
  await site?.remove();
  rmSync(home, { recursive: true, force: true });
});

const goesTo = (answer: Response) => [answer.status, answer.headers.get('location')];
const fileOn = async (page: string) =>
  /href="\/admin\/(?:backups|export)\/(commonplace-[^"]+)"/.exec(await owner.read(page))?.[1];
const waits = { timeout: 60_000, interval: 250 };

describe('an owner without JavaScript', () => {
  let name = '';
  let file: Buffer<ArrayBuffer>;

  test('is the only one who may make or fetch a backup', async () => {
    const anyone = new Visitor(site.url);
    for (const page of [BACKUPS, EXPORTS, `${BACKUPS}upload/`, `${BACKUPS}commonplace-x.tar.zst`])
      expect((await anyone.ask(page)).status, page).toBe(303);
    expect(goesTo(await anyone.post(BACKUPS, 'make'))).not.toContain(`${BACKUPS}?making`);
    expect(await fileOn(BACKUPS)).toBeUndefined();
  });

  test('makes a backup while the site runs, and fetches it', async () => {
    expect(goesTo(await owner.post(BACKUPS, 'make'))).toEqual([303, `${BACKUPS}?making`]);
    await expect.poll(() => fileOn(BACKUPS), waits).toBeTruthy();
    name = (await fileOn(BACKUPS)) ?? '';
    const answer = await owner.ask(BACKUPS + name);
    expect(answer.headers.get('content-disposition')).toContain(name);
    file = Buffer.from(await answer.arrayBuffer());
    expect(file.equals(readFileSync(path.join(site.env.DATA_DIR ?? '', 'backups', name)))).toBe(true);
    expect((await owner.ask(BACKUPS + name, { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(file.length),
    );
    expect((await owner.ask(`${BACKUPS}..%2Fsecret`)).status).toBe(404);
    expect(await owner.read('/admin/jobs/')).toContain(name);
  });

  test('removes it, brings it back from elsewhere, and is told what is none', async () => {
    expect(goesTo(await owner.post(BACKUPS, 'remove', { name }))).toEqual([303, `${BACKUPS}?removed`]);
    const upload = (content: Buffer<ArrayBuffer>) => {
      const body = new FormData();
      body.set('file', new Blob([content]), 'mine.tar.zst');
      return owner.ask(`${BACKUPS}upload/`, { method: 'POST', body, headers: { Origin: site.url } });
    };
    const refused = await upload(Buffer.from('a shopping list'));
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('not a backup of Commonplace'),
    ]);
    expect(await fileOn(BACKUPS)).toBeUndefined();
    expect(goesTo(await upload(file))).toEqual([303, `${BACKUPS}?uploaded`]);
    name = (await fileOn(BACKUPS)) ?? '';
    expect(name).toContain('uploaded');
  });

  test('restores it, and finds the site as it was, and themselves before its door', async () => {
    const identity = { tagline: '', description: '', language: 'en', timeZone: 'UTC', accent: 'pine' };
    await owner.post('/admin/site/', 'identity', { ...identity, name: 'A slip of the hand' });
    const home = async () => (await fetch(`${site.url}/`)).text();
    await expect.poll(home).toContain('A slip of the hand');
    const [status, to] = goesTo(await owner.post(BACKUPS, 'restore', { name }));
    expect([status, to]).toEqual([303, expect.stringContaining('/sign-in/')]);
    await expect.poll(home).not.toContain('A slip of the hand');
    expect((await owner.ask(BACKUPS)).status).toBe(303);
  });
});

test('the pages of an owner are for everyone, and as narrow as a telephone', async () => {
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const [bo] = await db.query.members.findMany({ where: (member, { eq }) => eq(member.name, 'Bo') });
    owner = await signedIn(db, site.url, bo ?? { id: '' });
  });
  site = await startAgain(site);
  await owner.post(EXPORTS, 'export', { what: 'everyone' });
  await expect.poll(() => fileOn(EXPORTS), waits).toBeTruthy();
  const packed = await owner.ask(EXPORTS + (await fileOn(EXPORTS)));
  expect(packed.headers.get('content-length')).toBe(String((await packed.arrayBuffer()).byteLength));

  const browser = await openBrowser();
  const page = await openPage(browser, owner, { viewport: { width: 320, height: 800 } });
  for (const place of [BACKUPS, `${BACKUPS}upload/`, EXPORTS]) {
    await page.goto(site.url + place);
    for (const summary of await page.locator('.ask-once summary').all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${place} ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(320);
  }
  await browser.close();
});

describe('an owner at the command line', () => {
  test.runIf(embedded)('is told to stop an embedded site first', async () => {
    const { code, output } = await commonplace(site.env, 'backup', path.join(home, 'too-early'));
    expect([code, output]).toEqual([1, expect.stringContaining(`in use by process ${site.process.pid}`)]);
  });

  test('moves to another machine, and every page and feed reads the same', async () => {
    const drawnMap = async () => (await fetch(`${site.url}/map/`)).text();
    // An essay without a topic came last, so a map that shows it is drawn to the end.
    await expect.poll(drawnMap, waits).toContain('/map/?topic="');
    const before = await crawl(site.url);
    await site.stop();
    const [folder, report] = [path.join(home, 'out'), path.join(home, 'report.json')];
    expect(await commonplace(site.env, 'export', 'site', folder, '--private')).toMatchObject({ code: 0 });
    const { DATABASE_URL: _, ...rest } = site.env;
    const env = { ...rest, DATA_DIR: path.join(home, 'elsewhere'), PORT: String(await freePort()) };
    const taken = await commonplace(env, 'import', 'commonplace', folder, '--report', report);
    expect(taken).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(report, 'utf8')).kinds.comments).toMatchObject({ found: 6, created: 6 });
    const again = await commonplace(env, 'import', 'commonplace', folder);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('of its own') });

    const there = await startAgain({ ...site, env });
    try {
      const after = await crawl(there.url, site.url);
      expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
      for (const [address, { status, body }] of before)
        expect({ address, ...after.get(address) }).toMatchObject({ address, status, body });
    } finally {
      await there.stop();
    }
  });

  test('locks a backup with a passphrase from a file, and restores it only when they say so', async () => {
    const [key, file] = [path.join(home, 'key'), path.join(home, 'site.tar.zst.age')];
    writeFileSync(key, 'three geese in a row\n');
    const withKey = ['--passphrase-file', key];
    expect(await commonplace(site.env, 'backup', file, ...withKey)).toMatchObject({
      code: 0,
      output: expect.stringContaining('locked with the passphrase'),
    });
    expect(readFileSync(file, 'latin1')).not.toContain(PRIVATE_WORDS.held);
    expect(await commonplace(site.env, 'restore', file, ...withKey)).toMatchObject({
      code: 1,
      output: expect.stringContaining('of its own'),
    });
    expect(await commonplace(site.env, 'restore', file, '--replace')).toMatchObject({ code: 1 });
    const elsewhere = { ...site.env, DATABASE_URL: '', DATA_DIR: path.join(home, 'third') };
    expect(await commonplace(elsewhere, 'restore', file, ...withKey)).toMatchObject({ code: 0 });
    expect(readdirSync(path.join(home, 'third', 'media'))).toHaveLength(1);
  });
});
