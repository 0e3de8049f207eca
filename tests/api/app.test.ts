import { beforeEach, describe, expect, test } from 'vitest';
import { useConnection } from '#db/client.ts';
import { createApi } from '#src/api/app.ts';
import { keepGraph } from '#src/features/related/commands/keep.ts';
import { forget } from '#src/server/memory.ts';
import { ada, bruno, givenEssay, listening, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const database = useDatabase();
const api = createApi();
let kept: string[][] = [];

beforeEach(() => {
  useConnection(database.connection);
  forget();
  kept = [];
});

const ask = (path: string, init?: RequestInit) =>
  api.fetch(new Request(`http://any.test${path}`, init), {
    requestId: 'test',
    keep: (tags) => kept.push(tags),
    renderEssay: async (essay) => `<p>${essay.slug}</p>`,
  });

async function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ type: 'about:blank', status });
}

describe('essays', () => {
  test('a list goes on where its cursor says, and ends with null', async () => {
    for (const slug of ['a', 'b', 'c']) await givenEssay(database.db, { slug });
    const first = await (await ask('/api/essays?limit=2')).json();
    const second = await (await ask(`/api/essays?limit=2&cursor=${first.next}`)).json();
    expect([...first.items, ...second.items].map((essay) => essay.slug).toSorted()).toEqual(['a', 'b', 'c']);
    expect(second.next).toBeNull();
  });

  test('a list can be of one topic or one author', async () => {
    await givenEssay(database.db, { slug: 'a', topics: [listening] });
    await givenEssay(database.db, { slug: 'b', by: [bruno] });
    const slugsOf = async (query: string) => {
      const { items } = await (await ask(`/api/essays?${query}`)).json();
      return items.map((essay: { slug: string }) => essay.slug);
    };
    expect(await slugsOf('topic=listening')).toEqual(['a']);
    expect(await slugsOf('author=bruno')).toEqual(['b']);
    expect(await slugsOf('topic=nothing')).toEqual([]);
  });

  test('an essay comes with its text in both forms and absolute addresses', async () => {
    await givenEssay(database.db, { slug: 'tea', title: 'Tea', text: 'The text.', by: [ada] });
    expect(await (await ask('/api/essays/tea')).json()).toMatchObject({
      slug: 'tea',
      url: expect.stringMatching(/^http.*\/essays\/tea\/$/),
      publishedAt: NOW.toISOString(),
      html: '<p>tea</p>',
      text: 'The text.',
    });
  });

  test.each(['draft', 'scheduled', 'unpublished'] as const)(
    'a %s essay is nowhere in the API',
    async (status) => {
      await givenEssay(database.db, { slug: 'hidden', title: 'Kettle', status });
      await expectProblem(await ask('/api/essays/hidden'), 404);
      await expectProblem(await ask('/api/essays/hidden/related'), 404);
      for (const path of ['/api/essays', '/api/search?q=kettle', '/api/search?q=ketle'])
        expect(await (await ask(path)).text()).not.toContain('hidden');
    },
  );

  test('related reading says why', async () => {
    await givenEssay(database.db, { slug: 'a', topics: [listening] });
    await givenEssay(database.db, { slug: 'b', topics: [listening] });
    await keepGraph(database.db, NOW, { anew: false });
    expect(await (await ask('/api/essays/a/related')).json()).toMatchObject({
      essay: 'a',
      related: [{ slug: 'b', reasons: [{ kind: 'same-topic', detail: 'Listening' }] }],
    });
  });

  test('the graph comes in parts, every essay with its edges', async () => {
    for (const slug of ['a', 'b', 'c']) await givenEssay(database.db, { slug, topics: [listening] });
    await keepGraph(database.db, NOW, { anew: false });
    const first = await (await ask('/api/graph?limit=2')).json();
    const second = await (await ask(`/api/graph?limit=2&cursor=${first.next}`)).json();
    const items = [...first.items, ...second.items];
    expect(items.map(({ slug }) => slug).toSorted()).toEqual(['a', 'b', 'c']);
    expect(items[0]).toMatchObject({ topics: ['listening'], related: [{ score: expect.any(Number) }, {}] });
    expect(second.next).toBeNull();
    expect(kept.at(-1)).toEqual(['essays', 'graph']);
  });
});

describe('problems', () => {
  test.each([
    'cursor=nonsense',
    'cursor=e30',
    'limit=0',
    'limit=101',
    'limit=x',
    'topic=%00',
    'author=A%20B',
  ])('a list refuses %s', async (query) => expectProblem(await ask(`/api/essays?${query}`), 400));

  test.each(['/api/nothing', '/api/', '/api/essays/no-such', '/api/essays/%00', '/api/menus/no-such'])(
    'nothing stands at %s',
    async (path) => expectProblem(await ask(path), 404),
  );

  test('a known address says which methods it answers to', async () => {
    const response = await ask('/api/essays/tea', { method: 'DELETE' });
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    await expectProblem(response, 405);
  });

  test('only answers that are not problems are kept', async () => {
    await ask('/api/essays?cursor=nonsense');
    await ask('/api/essays/no-such');
    await ask('/api/search?q=tea');
    expect(kept).toEqual([]);
    await ask('/api/essays');
    expect(kept).toEqual([['essays']]);
  });
});

test('search answers with a cursor to its next page', async () => {
  for (let number = 1; number <= 11; number++)
    await givenEssay(database.db, { slug: `essay-${number}`, text: 'A kettle.' });
  const first = await (await ask('/api/search?q=kettle')).json();
  const second = await (await ask(`/api/search?q=kettle&cursor=${first.next}`)).json();
  expect([first.items.length, second.items.length, second.next]).toEqual([10, 1, null]);
});

test('the API describes itself', async () => {
  const document = await (await ask('/api/openapi.json')).json();
  expect(Object.keys(document.paths)).toEqual([
    '/api/essays',
    '/api/essays/{slug}',
    '/api/essays/{slug}/related',
    '/api/graph',
    '/api/essays/{slug}/comments',
    '/api/menus',
    '/api/menus/{slug}',
    '/api/search',
    '/api/session',
  ]);
  expect(document.components.schemas.Section.properties.sections.items).toEqual({
    $ref: '#/components/schemas/Section',
  });
});
