import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonplace } from '#tests/setup/commonplace.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const embedded = process.env.TEST_DRIVER !== 'postgres';
let site: RunningSite;

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  await site.stop();
  await site.remove();
});

const run = (...given: string[]) => commonplace(site.env, ...given);
const olu = ['--email', 'olu@example.org'];

test('whoever asks for help gets it, and whoever types something unknown too', async () => {
  for (const command of ['create', 'grant', 'suspend']) {
    const { code, output } = await run('member', command, '--help');
    expect([code, output]).toEqual([0, expect.stringContaining(`member ${command} --email`)]);
  }
  expect(await run('--help')).toMatchObject({
    code: 0,
    output: expect.stringContaining('member grant'),
  });
  expect(await run('member', 'knight')).toMatchObject({ code: 1 });
  expect(await run('member', 'grant', '--title', 'x')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^Unknown option '--title'/),
  });
});

test.runIf(embedded)(
  'a running embedded site keeps its database to itself, and says how to go on',
  async () => {
    const { code, output } = await run('member', 'grant', ...olu, '--capabilities', 'owner');
    expect(code).toBe(1);
    expect(output).toMatch(
      new RegExp(
        `in use by process ${site.process.pid}\\. Stop it first, or do the same .* under /admin/\\.\n$`,
      ),
    );
  },
);

test('an owner makes a member, gives them capabilities, and the member chooses a password', async () => {
  if (embedded) await site.stop();
  const made = await run('member', 'create', ...olu, '--name', 'Olu Adeyemi');
  expect(made.code).toBe(0);
  const link = /(\/reset\/[\w-]+\/)/.exec(made.output)?.[1] ?? '';
  expect(await run('member', 'create', ...olu, '--name', 'Olu')).toMatchObject({ code: 1 });
  expect(await run('member', 'grant', ...olu, '--capabilities', 'wizard')).toMatchObject({
    code: 1,
    output: expect.stringContaining('--capabilities'),
  });
  const granted = await run('member', 'grant', ...olu, '--capabilities', 'owner,curator');
  expect(granted).toEqual({ code: 0, output: 'Olu Adeyemi is now curator, owner.\n' });
  const nobody = await run('member', 'suspend', '--email', 'no@example.org', '--reason', 'x');
  expect(nobody).toMatchObject({ code: 1, output: expect.stringContaining('no member') });
  expect(await run('member', 'suspend', ...olu, '--reason', 'x')).toMatchObject({
    code: 1,
    output: expect.stringContaining('only owner'),
  });

  if (embedded) site = await startAgain(site);
  const visitor = new Visitor(site.url);
  const set = await visitor.post(link, 'reset', { password: 'three geese in a row' });
  expect([set.status, set.headers.get('location')]).toEqual([303, '/me/?done=password']);
  expect((await visitor.ask('/admin/members/')).status).toBe(200);
});
