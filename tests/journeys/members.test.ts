import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#src/features/members/passwords.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { openTestMailServer, type TestMailServer } from '#tests/setup/mail-server.ts';
import { type RunningSite, startSite } from '#tests/setup/site.ts';
import { Visitor } from '#tests/setup/visitor.ts';

let inbox: TestMailServer;
let site: RunningSite;
let owner: Visitor;

const password = 'a kettle on the stove';
const olu = { name: 'Olu Adeyemi', email: 'olu@example.org', password };
const mira = { name: 'Mira Sandoval', email: 'mira@example.org', password };

beforeAll(async () => {
  inbox = await openTestMailServer();
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}`, SMTP_URL: inbox.url });
  owner = new Visitor(site.url);
});
afterAll(async () => {
  await site.stop();
  await site.remove();
  await inbox.close();
});

/** The path that the newest mail to an address links to, once it has come. */
async function linkIn(address: string, part: string): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const mails = inbox.mails.filter(({ to }) => [to].flat().some((one) => one?.text.includes(address)));
    for (const { text } of mails.toReversed()) {
      const found = new RegExp(`${site.url}(/${part}/[\\w-]+/)`).exec(text ?? '');
      if (found?.[1]) return found[1];
    }
    await wait(50);
  }
  throw new Error(`No mail with /${part}/ came to ${address}.`);
}

const goesTo = (answer: Response) => [answer.status, answer.headers.get('location')];

test('the first start prints a link that makes the owner, and then nothing', async () => {
  const setup = /Claim it at \S+?(\/setup\/[\w-]+\/)/.exec(site.output())?.[1] ?? '';
  expect((await owner.ask(setup)).status).toBe(200);
  expect((await owner.post(setup, 'setup', { ...olu, password: 'short' })).status).toBe(422);
  expect(goesTo(await owner.post(setup, 'setup', olu))).toEqual([303, '/admin/first-steps/']);
  expect(await owner.read('/admin/members/')).toContain('olu@example.org');
  expect((await new Visitor(site.url).ask(setup)).status).toBe(404);
});

test('someone joins, confirms, looks at their account, signs out and in again', async () => {
  const visitor = new Visitor(site.url);
  const problems = await visitor.post('/join/', 'join', { ...mira, password: 'password' });
  expect(problems.status).toBe(422);
  const again = await problems.text();
  expect(again).toContain('value="Mira Sandoval"');
  expect(again).not.toContain('value="password"');
  expect(again).toContain('aria-describedby="join-password-hint join-password-problem"');

  expect(await visitor.read('/join/?next=/essays/spring/')).toContain('name="next" value="/essays/spring/"');
  const joined = await visitor.post('/join/', 'join', { ...mira, next: '/essays/spring/#comments' });
  expect(goesTo(joined)).toEqual([303, '/join/?sent']);
  const link = await linkIn(mira.email, 'verify');
  expect(await visitor.read(link)).toContain('Mira Sandoval');
  expect(visitor.cookies.size).toBe(0);
  expect(goesTo(await visitor.post(link, 'verify'))).toEqual([303, '/essays/spring/#comments']);
  expect(await visitor.read('/me/')).toContain('mira@example.org');

  expect(goesTo(await visitor.ask('/sign-out/', { method: 'POST', headers: { Origin: site.url } }))).toEqual([
    303,
    '/',
  ]);
  expect(goesTo(await visitor.ask('/me/'))).toEqual([303, '/sign-in/?next=%2Fme%2F']);
  const { email } = mira;
  expect((await visitor.post('/sign-in/', 'sign-in', { email, password: 'wrong' })).status).toBe(401);
  const back = await visitor.post('/sign-in/', 'sign-in', { email, password, next: '/essays/spring/' });
  expect(goesTo(back)).toEqual([303, '/essays/spring/']);
  const away = await visitor.post('/sign-in/', 'sign-in', { email, password, next: '//evil.example/' });
  expect(goesTo(away)).toEqual([303, '/me/']);
});

test('a link by mail leads back to the essay, and to no other site', async () => {
  const visitor = new Visitor(site.url);
  const { email } = mira;
  const ask = (next: string) => visitor.post('/sign-in/', 'link', { email, next });
  expect(goesTo(await ask('https://evil.example/'))).toEqual([303, '/sign-in/?sent']);
  expect(goesTo(await visitor.post(await linkIn(email, 'sign-in'), 'use'))).toEqual([303, '/me/']);
  const before = inbox.mails.length;
  expect(goesTo(await ask('/essays/autumn/'))).toEqual([303, '/sign-in/?next=%2Fessays%2Fautumn%2F&sent']);
  while (inbox.mails.length === before) await wait(50);
  const back = await visitor.post(await linkIn(email, 'sign-in'), 'use');
  expect(goesTo(back)).toEqual([303, '/essays/autumn/']);
});

/** The milliseconds that a password's hash takes at the least. */
async function quickestHash() {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    await hashPassword(mira.password);
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

test('joining answers the same for a known address and for an unknown one, and as fast', async () => {
  const join = async (email: string) => {
    const began = performance.now();
    const answer = await new Visitor(site.url).post('/join/', 'join', { ...mira, email });
    return { answer: goesTo(answer), ms: performance.now() - began };
  };
  const known = await join(mira.email);
  const unknown = await join('nobody@example.org');
  expect(known.answer).toEqual(unknown.answer);
  // Either has made a password's hash, which is what takes its time; a busy machine only makes both slower.
  const hashing = await quickestHash();
  expect(known.ms).toBeGreaterThan(hashing / 2);
  expect(unknown.ms).toBeGreaterThan(hashing / 2);
  const reset = async (email: string) =>
    goesTo(await new Visitor(site.url).post('/reset/', 'reset', { email }));
  expect(await reset(mira.email)).toEqual(await reset('nowhere@example.org'));
});

test('a member resets their password and chooses voices, mail and a name', async () => {
  const member = new Visitor(site.url);
  await member.post('/reset/', 'reset', { email: mira.email });
  const link = await linkIn(mira.email, 'reset');
  expect(goesTo(await member.post(link, 'reset', { password: 'three geese in a row' }))).toEqual([
    303,
    '/me/?done=password',
  ]);
  expect((await member.ask(link)).status).toBe(404);
  expect((await member.post('/me/', 'voices', { voices: 'practitioner' })).status).toBe(422);
  const gone = await (await member.post('/me/', 'voices', { voices: 'astronaut', consent: 'on' })).text();
  expect(gone.split('One of these voices is no longer offered').length).toBe(2);
  const chosen = await member.post('/me/', 'voices', { voices: 'practitioner', consent: 'on' });
  expect(goesTo(chosen)).toEqual([303, '/me/?done=voices']);
  const refused = await member.post('/me/?done=voices', 'name', { name: 'Оlu Аdeyemi' });
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.not.stringContaining('Your voices are saved.'),
  ]);
  await member.post('/me/', 'name', { name: 'Mira S.' });
  const record = JSON.parse(await member.read('/me/data/everything.json'));
  expect(record.account).toMatchObject({ name: 'Mira S.', voices: ['practitioner'] });
  expect(await member.read('/me/data/everything/')).toContain('Mira S.');
});

test('a form that lacks a field says so in the site’s words', async () => {
  const answer = await new Visitor(site.url).post('/join/', 'join', { name: 'Noor' });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page.split('Please fill this in.').length).toBe(3);
  expect(page).not.toContain('Invalid input');
});

test('who is signed in already is led on from the doors', async () => {
  for (const door of ['/sign-in/', '/join/'])
    expect(goesTo(await owner.ask(`${door}?next=/essays/`))).toEqual([303, '/essays/']);
});

test('an owner adds a member, who comes in by the link of a mail', async () => {
  const noor = { name: 'Noor', email: 'noor@example.org', capabilities: 'moderator' };
  const unnamed = await owner.post('/admin/members/add/', 'invite', { ...noor, name: '' });
  expect(unnamed.status).toBe(422);
  expect(await unnamed.text()).toContain('value="noor@example.org"');
  const added = await owner.post('/admin/members/add/', 'invite', noor);
  expect(await owner.read(added.headers.get('location') ?? '')).toContain('a link is on its way');
  const invited = new Visitor(site.url);
  const link = await linkIn(noor.email, 'verify');
  expect(await invited.read(link)).toContain('You are about to sign in as Noor.');
  expect(goesTo(await invited.post(link, 'verify'))).toEqual([303, '/me/']);
  expect((await invited.ask('/moderate/')).status).not.toBe(404);
});

test('a form for a member who has gone meanwhile finds nobody', async () => {
  const gone = await owner.post(`/admin/members/${randomUUID()}/`, 'suspend', { reason: 'Too loud.' });
  expect(gone.status).toBe(404);
});

test('areas are closed to those who have no business there', async () => {
  const visitor = new Visitor(site.url);
  for (const path of ['/admin/members/', '/moderate/', '/me/muted/'])
    expect(goesTo(await visitor.ask(path))).toEqual([303, `/sign-in/?next=${encodeURIComponent(path)}`]);
  const member = new Visitor(site.url);
  await member.post('/sign-in/', 'sign-in', { email: mira.email, password: 'three geese in a row' });
  expect((await member.ask('/admin/members/')).status).toBe(404);
  expect((await member.post('/admin/members/', 'x')).status).toBe(404);
});

test('an owner suspends a member, who is signed out and can still take their data out', async () => {
  const member = new Visitor(site.url);
  const enter = () =>
    member.post('/sign-in/', 'sign-in', { email: mira.email, password: 'three geese in a row' });
  await enter();
  const path =
    /\/admin\/members\/[\da-f-]{36}\//.exec(await owner.read('/admin/members/?q=mira@'))?.[0] ?? '';
  const suspended = await owner.post(path, 'suspend', {
    reason: 'Selling <b>things</b>.',
    until: '2099-01-01',
  });
  expect(goesTo(suspended)).toEqual([303, `${path}?done`]);
  expect((await member.ask('/me/')).status).toBe(303);
  await enter();
  const account = await member.read('/me/');
  expect(account).toContain('Selling &lt;b&gt;things&lt;/b&gt;.');
  expect(account).toContain('1 January 2099');
  expect((await member.post('/me/', 'name', { name: 'Somebody' })).status).toBe(403);
  expect((await member.ask('/me/data/everything.json')).status).toBe(200);
  await owner.post(path, 'lift');
  expect(goesTo(await member.post('/me/', 'name', { name: 'Mira S.' }))).toEqual([303, '/me/?done=name']);
});

test('a form of another site does nothing in a member’s name', async () => {
  const body = new URLSearchParams({ form: 'name', name: 'Taken' });
  for (const headers of [
    new Headers({ Origin: 'https://evil.example' }),
    new Headers({ 'Sec-Fetch-Site': 'cross-site' }),
  ])
    expect((await owner.ask('/me/', { method: 'POST', body, headers })).status).toBe(403);
});

test('pages with a session are kept by nobody, and a visitor’s page knows no member', async () => {
  const mine = await owner.ask('/essays/spring/');
  expect(mine.headers.get('cache-control')).toBe('private, no-store');
  expect(await mine.text()).toContain('Olu Adeyemi');
  const theirs = await new Visitor(site.url).ask('/essays/spring/');
  expect(theirs.headers.get('cache-control')).toBe('private, no-cache');
  expect(await theirs.text()).not.toContain('Olu Adeyemi');
  for (const path of ['/sign-in/?next=/essays/', '/join/', '/sign-in/?next=/topics/'])
    expect((await new Visitor(site.url).ask(path)).headers.get('cache-control')).toBe('private, no-store');
});

test('the API signs in and out', async () => {
  const machine = new Visitor(site.url);
  const send = (body: object) =>
    machine.ask('/api/session', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
  expect((await send({ email: olu.email })).status).toBe(400);
  const refused = await send({ email: olu.email, password: 'wrong' });
  expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  expect((await send({ email: olu.email, password })).status).toBe(204);
  expect((await machine.ask('/me/')).status).toBe(200);
  expect((await machine.ask('/api/session', { method: 'DELETE' })).status).toBe(204);
  expect((await machine.ask('/me/')).status).toBe(303);
});

test('guessing at one account ends soon, with the time to wait', async () => {
  const guesser = new Visitor(site.url);
  const statuses = [];
  for (let guess = 0; guess < 11; guess++) {
    const answer = await guesser.post('/sign-in/', 'sign-in', {
      email: 'guess@example.org',
      password: `${guess}`,
    });
    statuses.push(answer.status);
    if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
});
