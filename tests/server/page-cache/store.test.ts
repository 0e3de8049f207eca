import { expect, test } from 'vitest';
import { makeEntry } from '#src/server/page-cache/entry.ts';
import { PageStore } from '#src/server/page-cache/store.ts';

const page = (text: string, tags: string[] = [], until = 1000) =>
  makeEntry(200, { 'content-type': 'text/html' }, Buffer.from(text), tags, until);
const kept = (store: PageStore, key: string, now = 0) => store.find(key, now)?.bodies.identity.toString();

test('a hundred readers of one cold page cause one rendering', async () => {
  const store = new PageStore(1e6);
  let renderings = 0;
  const render = async () => {
    renderings++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return page('one');
  };
  await Promise.all(Array.from({ length: 100 }, () => store.renderOnce('/', render).rendering));
  expect(renderings).toBe(1);
  expect(kept(store, '/')).toBe('one');
});

test('a page that began before its tag changed is served but not kept', async () => {
  const store = new PageStore(1e6);
  let finish: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { rendering } = store.renderOnce('/', async () => {
    await slow;
    return page('old', ['essays']);
  });
  store.purge(['essays']);
  const late = store.renderOnce('/', async () => page('new', ['essays']));
  expect(late.joined).toBe(false);
  await late.rendering;
  finish();
  expect((await rendering).bodies.identity.toString()).toBe('old');
  expect(kept(store, '/')).toBe('new');
});

test('a change of one tag leaves pages of other tags alone', async () => {
  const store = new PageStore(1e6);
  await store.renderOnce('/a', async () => page('a', ['essay:a'])).rendering;
  await store.renderOnce('/b', async () => page('b', ['essay:b'])).rendering;
  store.purge(['essay:a']);
  expect([kept(store, '/a'), kept(store, '/b')]).toEqual([undefined, 'b']);
});

test('nothing is served after its time', async () => {
  const store = new PageStore(1e6);
  await store.renderOnce('/', async () => page('x', [], 1000)).rendering;
  expect([kept(store, '/', 999), kept(store, '/', 1000)]).toEqual(['x', undefined]);
});

test('what was not read for longest leaves first when there is no room', async () => {
  const store = new PageStore(10_000);
  for (const key of ['/a', '/b', '/c'])
    await store.renderOnce(key, async () => page('x'.repeat(1400))).rendering;
  store.find('/a', 0);
  for (const key of ['/d', '/e']) await store.renderOnce(key, async () => page('x'.repeat(1400))).rendering;
  expect(['/a', '/b', '/c', '/d', '/e'].map((key) => kept(store, key) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
  expect(store.bytes).toBeLessThanOrEqual(10_000);
});

test('a failed rendering is not kept and does not stop the next reader', async () => {
  const store = new PageStore(1e6);
  const broken = store.renderOnce('/', () => Promise.reject(new Error('broken'))).rendering;
  await expect(broken).rejects.toThrow('broken');
  await store.renderOnce('/', async () => page('fine')).rendering;
  expect(kept(store, '/')).toBe('fine');
});

test('a page stands in while the database is away, until it was purged or half a day has gone', async () => {
  const store = new PageStore(1e6);
  await store.renderOnce('/', async () => page('as it was', ['essays'])).rendering;
  expect(kept(store, '/', 1000)).toBeUndefined();
  expect(store.findEarlier('/', 1000)?.bodies.identity.toString()).toBe('as it was');
  expect(store.findEarlier('/', 1000 + 12 * 60 * 60 * 1000)).toBeUndefined();
  store.purge(['essays']);
  expect(store.findEarlier('/', 1000)).toBeUndefined();
});
