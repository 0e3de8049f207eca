import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { essays, media } from '#db/schema/index.ts';
import type { ImportTools } from '#src/features/imports/commands/context.ts';
import { undoImport } from '#src/features/imports/commands/undo.ts';
import type { Arrival } from '#src/features/imports/rules/arrivals.ts';
import { openFetcher } from '#src/features/links/fetch/fetcher.ts';
import { givenSite } from '#tests/features/studio/writing.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { photo } from '#tests/setup/pictures.ts';
import { ada, essay, sourceOf, take, tools } from './arriving.ts';

const place = useDatabase();
beforeEach(() => givenSite(place.db));

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script><rect width="40" height="20"/></svg>';
let png: Buffer;
let host: string;
let asked: string[] = [];
const web = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  if (request.url === '/kettle.png') response.setHeader('content-type', 'image/png').end(png);
  else if (request.url === '/page.png') response.end('<p>Sign in to see this picture.</p>');
  else response.writeHead(404).end();
});
const fetching = () => openFetcher({ userAgent: 'A test', privateHosts: [host] });
let fetcher: ReturnType<typeof fetching>;

beforeAll(async () => {
  png = await photo(60, 40).png().toBuffer();
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  host = `127.0.0.1:${(web.address() as AddressInfo).port}`;
  fetcher = fetching();
});
afterAll(async () => {
  await fetcher.close();
  web.close();
});
beforeEach(() => {
  asked = [];
});

const picture = (key: string, address: string, file?: string): Arrival => ({
  ...{ kind: 'media', key, urls: [address], name: `${key}.png`, alt: `A ${key}`, caption: '' },
  ...(file ? { file } : {}),
});
const showing = (address: string, alt: string) => `<p><img src="${address}" alt="${alt}"></p>`;
const byAddress = (): Partial<ImportTools> => ({ download: fetcher.download });
const bodyOf = async () => (await place.db.select({ body: essays.body }).from(essays))[0]?.body ?? '';

test('a picture is fetched from where it stood, and the essay shows the one that is here', async () => {
  const address = `http://${host}/kettle.png`;
  const text = showing(address, 'A kettle on the hob');
  const source = sourceOf([
    ada,
    picture('kettle', address),
    essay('one', { body: { format: 'html', text } }),
  ]);
  const { report } = await take(place, source, { fetchMedia: true }, byAddress());
  expect(report.kinds.media).toMatchObject({ found: 1, created: 1, skipped: 0 });
  const [kept] = await place.db.select().from(media);
  expect(await bodyOf()).toContain(`/media/${kept?.id}`);
  expect(await bodyOf()).not.toContain(host);
  expect(asked).toEqual(['GET /kettle.png']);
  const again = await take(place, source, { fetchMedia: true }, byAddress());
  expect(again.report.kinds.media).toMatchObject({ found: 1, created: 0 });
  expect(asked).toHaveLength(1);
});

test('a dry run only asks whether a picture is there', async () => {
  const source = sourceOf([picture('kettle', `http://${host}/kettle.png`)]);
  const { report } = await take(place, source, { fetchMedia: true, dryRun: true }, byAddress());
  expect(report.kinds.media.created).toBe(1);
  expect([asked, await place.db.$count(media)]).toEqual([['HEAD /kettle.png'], 0]);
});

test('a picture that is gone, or is none, is listed, and stands in the text as a link with its alternative text', async () => {
  const address = `http://${host}/gone.png`;
  const { report } = await take(
    place,
    sourceOf([
      ada,
      picture('gone', address),
      picture('page', `http://${host}/page.png`),
      essay('one', { body: { format: 'html', text: showing(address, 'The one that is gone') } }),
    ]),
    { fetchMedia: true },
    byAddress(),
  );
  expect(report.kinds.media).toMatchObject({ found: 2, created: 0, skipped: 2 });
  expect(JSON.stringify(report)).toContain(address);
  const body = await bodyOf();
  expect(body).toContain(`[The one that is gone](${address})`);
  expect(body).not.toContain('![');
});

test('a picture for the head of an essay that comes only the second time stands there then', async () => {
  const uploads = mkdtempSync(path.join(tmpdir(), 'commonplace-uploads-'));
  const source = sourceOf([
    ada,
    picture('kettle', 'https://tea.example/kettle.png', 'kettle.png'),
    essay('one', { mediaKey: 'kettle' }),
  ]);
  const { report } = await take(place, source, { uploads });
  expect(report.missing).toEqual(['https://tea.example/kettle.png']);
  writeFileSync(path.join(uploads, 'kettle.png'), png);
  const again = await take(place, source, { uploads });
  expect(again.report.kinds.essays).toMatchObject({ updated: 1 });
  expect(await bodyOf()).toMatch(/^<Figure src="\/media\/[^"]+" alt="A kettle">/);
});

test('nobody inside is asked because a foreign file names them', async () => {
  const strict = openFetcher({ userAgent: 'A test', privateHosts: [] });
  const source = sourceOf([picture('kettle', `http://${host}/kettle.png`)]);
  const { report } = await take(place, source, { fetchMedia: true }, { download: strict.download });
  await strict.close();
  expect([report.kinds.media.skipped, asked]).toEqual([1, []]);
});

test('a folder of uploads comes first, the same picture is kept once, a drawing becomes pixels, and undoing takes all away', async () => {
  const uploads = mkdtempSync(path.join(tmpdir(), 'commonplace-uploads-'));
  for (const name of ['one.png', 'two.png']) writeFileSync(path.join(uploads, name), png);
  writeFileSync(path.join(uploads, 'drawing.svg'), DRAWING);
  const at = (name: string) => `http://${host}/${name}`;
  const arrivals = ['one.png', 'two.png', 'drawing.svg'].map((name) => picture(name, at(name), name));
  const own = tools();
  const done = await take(
    place,
    sourceOf(arrivals),
    { uploads, fetchMedia: true },
    { ...own, ...byAddress() },
  );
  expect(done.report.kinds.media).toMatchObject({ found: 3, created: 2, merged: 1 });
  expect(asked).toEqual([]);
  const drawing = (await place.db.select().from(media)).find(({ name }) => name.startsWith('drawing'));
  expect([drawing?.width, drawing?.height]).toEqual([1600, 800]);
  await undoImport(place.connection, done.id, own, () => {}, NOW);
  expect(await place.db.$count(media)).toBe(0);
});
