import { beforeEach, describe, expect, test } from 'vitest';
import { useConnection } from '#db/client.ts';
import { createApi } from '#src/api/app.ts';
import { forget } from '#src/server/memory.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown } from '#tests/setup/speaking.ts';

process.env.SECRET = 'a secret of at least thirty-two letters';

const database = useDatabase();
const api = createApi();
let essay: Awaited<ReturnType<typeof givenEssay>>;
let mo: Awaited<ReturnType<typeof givenMember>>;

beforeEach(async () => {
  useConnection(database.connection);
  forget();
  essay = await givenEssay(database.db, { slug: 'tea' });
  mo = await givenMember(database.db, { name: 'Mo', trustedAt: NOW });
});

const ask = (path: string, init: RequestInit = {}, member: typeof mo | undefined = undefined) =>
  api.fetch(new Request(`http://any.test${path}`, init), {
    requestId: 'test',
    locals: { requestId: 'test', clientAddress: '10.0.0.1', member },
    keep: () => {},
    renderEssay: async () => '',
  });

const post = (body: object, headers: Record<string, string> = {}, member = mo) =>
  sendRaw(JSON.stringify(body), headers, member);

const sendRaw = (body: string, headers: Record<string, string> = {}, member = mo) =>
  ask(
    '/api/essays/tea/comments',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    },
    member,
  );

describe('reading comments', () => {
  test('goes on where the cursor says, in the order of writing', async () => {
    for (let minute = 0; minute < 3; minute++)
      await givenShown(database.db, {
        on: essay,
        by: mo,
        body: `${minute}`,
        writtenAt: new Date(NOW.getTime() + minute * 60_000),
      });
    const first = await (await ask('/api/essays/tea/comments?limit=2')).json();
    const second = await (await ask(`/api/essays/tea/comments?limit=2&cursor=${first.next}`)).json();
    expect([...first.items, ...second.items].map(({ body }) => body)).toEqual(['0', '1', '2']);
    expect(first.items[0]).toMatchObject({ name: 'Mo', voice: null, status: 'approved', html: '<p>0</p>' });
    expect(second.next).toBeNull();
  });

  test('what waits or is for members is not in it', async () => {
    await givenShown(database.db, { on: essay, by: mo, status: 'held', body: 'held' });
    await givenShown(database.db, { on: essay, by: mo, audience: 'members', body: 'members' });
    expect((await (await ask('/api/essays/tea/comments')).json()).items).toEqual([]);
    expect((await ask('/api/essays/nothing/comments')).status).toBe(404);
  });
});

describe('commenting', () => {
  test('answers with the comment and where it stands', async () => {
    const answer = await post({ body: '*Yes.*' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      body: '*Yes.*',
      status: 'approved',
      parentId: null,
      name: 'Mo',
    });
  });

  test('takes as null what it gives as null', async () => {
    expect((await post({ body: 'Yes.', parentId: null, voice: null })).status).toBe(201);
  });

  test('with one key twice is one comment', async () => {
    const key = { 'Idempotency-Key': 'one' };
    const [first, second] = [await post({ body: 'a' }, key), await post({ body: 'a' }, key)];
    expect((await first.json()).id).toBe((await second.json()).id);
    expect((await post({ body: 'b' }, key)).status).toBe(409);
  });

  test('is refused without a session, without words, and too soon', async () => {
    const anonymous = await ask('/api/essays/tea/comments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ body: 'a' }),
    });
    expect(anonymous.status).toBe(401);
    const wordless = await post({ body: ' ' });
    expect([wordless.status, (await wordless.json()).detail]).toEqual([400, 'body: Write something first.']);
    expect((await sendRaw('{')).status).toBe(400);
    expect((await post({ body: 'a', parentId: 'x' })).status).toBe(400);
    await post({ body: 'a' });
    const soon = await post({ body: 'b' });
    expect(soon.status).toBe(429);
    expect(Number(soon.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
