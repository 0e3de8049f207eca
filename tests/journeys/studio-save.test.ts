import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenMember } from '#tests/setup/cast.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

let site: RunningSite;
let ada: Visitor;
let bruno: Visitor;
let path: string;

beforeAll(async () => {
  site = await startSite();
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const author = { capabilities: ['author' as const] };
    ada = await signedIn(db, site.url, await givenMember(db, { name: 'Ada Writer', ...author }));
    bruno = await signedIn(db, site.url, await givenMember(db, { name: 'Bruno', ...author }));
  });
  site = await startAgain(site, { SITE_URL: site.url });
  path = (await ada.post('/write/', 'start', { what: 'essay' })).headers.get('location') ?? '';
});
afterAll(async () => {
  await site.stop();
  await site.remove();
});

/** Saves as the editor does while someone writes. */
async function save(visitor: Visitor, fields: Record<string, string>) {
  const answer = await visitor.post(`${path}save/`, 'draft', fields);
  return { status: answer.status, type: answer.headers.get('content-type'), said: await answer.json() };
}

test('a save says which version it made, and what keeps the text from being published', async () => {
  const { status, said } = await save(ada, { version: '1', title: 'Tea', body: 'One.\n\n<Nonsense />' });
  expect(status).toBe(200);
  expect(said).toMatchObject({ version: 2, problems: [{ line: 3 }], fields: {} });
});

test('details that cannot be used do not keep the words from being saved', async () => {
  const { status, said } = await save(ada, { version: '2', slug: 'no address!', body: 'Two.' });
  expect(status).toBe(200);
  expect(Object.keys(said.fields)).toEqual(['slug']);
  expect(await ada.read(path)).toContain('Two.</textarea>');
});

test('a save from an older version gets what is saved, and writes nothing', async () => {
  const { status, said } = await save(ada, { version: '1', body: 'From an older window.' });
  expect(status).toBe(409);
  expect(said).toMatchObject({ version: 3, text: 'Tea\n\n\n\nTwo.', savedBy: 'Ada Writer' });
  const other = await save(ada, { version: '1', title: 'Tea', body: 'Two.', lang: 'de' });
  expect(other.said.details).toContain('Language');
});

test('who is signed out, a stranger and half a form are told so in a way that a script can read', async () => {
  for (const [visitor, fields, expected] of [
    [new Visitor(site.url), { version: '3', body: 'x' }, 401],
    [bruno, { version: '3', body: 'x' }, 404],
    [ada, { body: 'x' }, 422],
  ] as const) {
    const { status, type, said } = await save(visitor, fields);
    expect([status, type]).toEqual([expected, 'application/problem+json']);
    expect(said.detail).not.toBe('');
  }
});

test('essays are found by words of their titles, by authors alone', async () => {
  const found = await ada.ask('/write/essays.json?q=sprin');
  expect(await found.json()).toContainEqual(
    expect.objectContaining({ slug: 'spring', path: '/essays/spring/' }),
  );
  expect((await new Visitor(site.url).ask('/write/essays.json?q=spring')).status).toBe(401);
  expect(await (await ada.ask(`/write/essays.json?q=${encodeURIComponent("%_\\';--")}`)).json()).toEqual([]);
});
