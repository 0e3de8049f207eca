import { createRoute, z } from '@hono/zod-openapi';
import { database } from '#db/client.ts';
import { searchSite } from '../features/search/queries/site.ts';
import type { SearchResults } from '../features/search/rules.ts';
import type { Api } from './app.ts';
import { cursorOf, writeCursor } from './cursor.ts';
import { absolute, essayUrl } from './present.ts';
import { problemResponse } from './problem.ts';
import { searchAnswer } from './schemas/search.ts';

const position = z.object({ page: z.int().min(1).max(1000) });

const searchRoute = createRoute({
  method: 'get',
  path: '/api/search',
  summary: 'Search over published essays and resources',
  request: {
    query: z.object({
      q: z.string().default('').describe('Words; "a phrase"; -without. Cut at 200 characters.'),
      cursor: cursorOf(position).optional(),
    }),
  },
  responses: {
    200: { description: 'What was found.', content: { 'application/json': { schema: searchAnswer } } },
    400: problemResponse('The cursor cannot be used.'),
  },
});

export function addSearchRoute(api: Api) {
  api.openapi(searchRoute, async (context) => {
    const { q, cursor } = context.req.valid('query');
    return context.json(toAnswer(await searchSite(database(), q, cursor)), 200);
  });
}

const toAnswer = (results: SearchResults): z.infer<typeof searchAnswer> => ({
  query: results.query,
  total: results.total,
  more: results.more,
  items: results.essays.map(({ bylines, publishedAt, ...essay }) => ({
    ...essay,
    url: essayUrl(essay.slug),
    publishedAt: publishedAt.toISOString(),
    authors: bylines.map(({ handle, name }) => ({ handle, name })),
  })),
  next: results.page < results.pages ? writeCursor({ page: results.page + 1 }) : null,
  alike: results.alike.map(({ slug, title }) => ({ slug, url: essayUrl(slug), title })),
  resources: results.resources.map(({ url, title, annotation, menu }) => ({
    title,
    url: absolute(url),
    annotation,
    menu,
  })),
});
