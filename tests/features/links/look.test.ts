import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KnownPage, lookAt } from '#src/features/links/look.ts';
import { type Fingerprint, fingerprintOf } from '#src/features/links/rules/fingerprint.ts';
import { digestOf } from '#src/features/links/rules/page.ts';
import { openLoopback } from './loopback.ts';

const NOW = new Date('2026-11-03T09:00:00Z');
const HTML = { 'content-type': 'text/html' };
const REST = `<title>A place to rest</title><p>Come in and sit down for as long as you like, there is tea. Nobody writes
  anything about you, and the door is open from morning to night on every day of the week, for whoever comes by and wants
  a chair, a cup and somebody to sit beside them without a form to be filled in before or after.</p>`;

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}
type Web = (path: string, method: string) => Answer | 'hang up';

let loopback: Awaited<ReturnType<typeof openLoopback>>;
let web: Web;

beforeEach(async () => {
  loopback = await openLoopback((request, response) => {
    const answer = web(request.url ?? '', request.method ?? '');
    if (answer === 'hang up') return request.socket.resetAndDestroy();
    const { status = 200, headers = HTML, body = REST } = answer;
    return response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
  });
});
afterEach(() => loopback.close());

/** A look at the page of host `one`, which once was `before`. */
function look(path: string, before?: string) {
  const known: KnownPage = {
    url: loopback.at('one', path),
    etag: null,
    lastModified: null,
    fingerprint: null,
  };
  if (before) known.fingerprint = fingerprintOf(digestOf(before));
  return lookAt(loopback.fetcher, known, NOW);
}
const titled = (title: string) => `<title>${title}</title><p>Home. Search. Contact us.</p>`;
const sentTo = (location: string, status = 302): Answer => ({ status, headers: { location } });

test.each([400, 401, 403, 404, 405, 410, 451, 500, 501, 502, 503, 520])(
  'a server that answers %d to HEAD and gives the page to GET is alive',
  async (status) => {
    web = (_, method) => (method === 'HEAD' ? { status } : {});
    expect(await look('/rest')).toMatchObject({ kind: 'alive', status: 200 });
  },
);

test('a server that hangs up on HEAD and gives the page to GET is alive', async () => {
  web = (_, method) => (method === 'HEAD' ? 'hang up' : {});
  expect(await look('/rest')).toMatchObject({ kind: 'alive' });
});

test.each([401, 402, 403, 405, 406, 451, 999])(
  'a server that answers %d is there, and does not answer programs',
  async (status) => {
    web = () => ({ status });
    expect(await look('/rest')).toEqual({ kind: 'refused', status });
  },
);

test.each([
  '404 Not Found',
  'Page not found | Rest Centre',
  'Rest Centre – Page Not Found',
  '404: This page could not be found.',
  'HTTP 404 Not Found',
  'Error 404',
  'Oops! That page can’t be found. – Rest Centre',
  'Sorry, the page you requested was not found',
  'Seite nicht gefunden – Ruhe e.V.',
  'Page introuvable | Repos',
  'Página no encontrada',
])('a page called “%s” is missing, though it comes with 200', async (title) => {
  web = () => ({ body: titled(title) });
  const missing = { kind: 'failing', status: 200, failure: 'says-missing' };
  expect(await look('/rest')).toEqual(missing);
  expect(await look('/rest', REST)).toEqual(missing);
});

test.each([
  'HTTP 404 – an encyclopaedia',
  'Room 404: a memoir',
  'When your records are not found',
  'The page that could not wait',
  'Not found wanting: twelve essays',
])('a page called “%s” is a page', async (title) => {
  web = () => ({ body: titled(title) });
  expect(await look('/rest')).toMatchObject({ kind: 'alive' });
});

test.each([
  ['Just a moment...', 503],
  ['Just a moment...', 403],
  ['Making sure you&#39;re not a bot!', 200],
  ['Pardon Our Interruption', 200],
  ['Before you continue to Rest', 200],
])('a page “%s” with %d is a door before the page', async (title, status) => {
  web = () => ({ status, body: titled(title) });
  expect(await look('/rest', REST)).toEqual({ kind: 'refused', status });
});

test.each([
  '/login?next=/rest',
  '/wp-login.php',
  '/users/sign_in',
  '/oauth2/authorize?x=1',
  '/consent?continue=/rest',
])('whoever is sent to %s has not seen the page, and nothing speaks against it', async (door) => {
  web = (path) => (path === '/rest' ? sentTo(door) : { body: titled('Welcome') });
  expect(await look('/rest', REST)).toMatchObject({ kind: 'refused' });
});

test('a detour to a page about authors or blogs is no door', async () => {
  web = (path) => (path === '/rest' ? sentTo('/authors/blogindex') : {});
  expect(await look('/rest')).toMatchObject({ kind: 'alive' });
});

test('a page that sends everyone to the front page is proposed as moved at first, and changed where it is known', async () => {
  web = (path) => (path === '/rest/room' ? sentTo('/en/') : { body: `${REST} Our front page.` });
  expect(await look('/rest/room')).toMatchObject({ kind: 'moved', movedTo: loopback.at('one', '/en/') });
  web = (path) => (path === '/rest/room' ? sentTo('/', 301) : { body: REST.replaceAll(/\w{4,}/g, 'other') });
  expect(await look('/rest/room', REST.replace('A place to rest', 'Room'))).toMatchObject({
    kind: 'changed',
    movedTo: loopback.at('one', '/'),
  });
});

test('a front page that chooses a language for the visitor is where it was', async () => {
  web = (path) => (path === '/' ? sentTo('/en/') : {});
  expect(await look('/')).toMatchObject({ kind: 'alive' });
});

test('a server that is busy for days is failing, and is left alone as long as it asks', async () => {
  web = () => ({ status: 503, headers: { 'retry-after': '7200' } });
  expect(await look('/rest')).toEqual({
    kind: 'failing',
    status: 503,
    until: new Date(NOW.getTime() + 7200_000),
  });
});

test('a page in a packing that is not understood says nothing of itself, and is no other page for that', async () => {
  web = () => ({ headers: { ...HTML, 'content-encoding': 'zstd' }, body: 'unreadable '.repeat(400) });
  expect(await look('/rest', REST)).toEqual({ kind: 'alive', status: 200 });
});

test('a page that a curator trusts is neither for sale nor missing, whatever it is called', async () => {
  web = () => ({ body: titled('404 | A record shop') });
  const fingerprint: Fingerprint = { title: '', shingles: [], trusted: true };
  const known: KnownPage = { url: loopback.at('one', '/'), etag: null, lastModified: null, fingerprint };
  expect(await lookAt(loopback.fetcher, known, NOW)).toMatchObject({
    kind: 'alive',
    page: { trusted: true },
  });
});
