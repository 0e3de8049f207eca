import { createRoute, z } from '@hono/zod-openapi';
import { database } from '#db/client.ts';
import { findPublishedEssay } from '../features/essays/queries/essay.ts';
import { listEssaysAfter } from '../features/essays/queries/keyset.ts';
import { textOf } from '../features/essays/queries/text.ts';
import { slug } from '../fields.ts';
import type { Api } from './app.ts';
import { cursorOf, writeCursor } from './cursor.ts';
import { toFullEssay, toSummary } from './present.ts';
import { problem, problemResponse } from './problem.ts';
import { essayList, fullEssay } from './schemas/essays.ts';

const position = z.object({ publishedAt: z.iso.datetime(), id: z.uuid() });
const addressed = { params: z.object({ slug }) };

const listRoute = createRoute({
  method: 'get',
  path: '/api/essays',
  summary: 'Published essays, newest first',
  request: {
    query: z.object({
      cursor: cursorOf(position).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      topic: slug.optional().describe('Only essays under this topic or the topics below it.'),
      author: slug.optional().describe('Only essays that this author signed.'),
    }),
  },
  responses: {
    200: { description: 'A part of the list.', content: { 'application/json': { schema: essayList } } },
    400: problemResponse('The cursor or a filter cannot be used.'),
  },
});

const essayRoute = createRoute({
  method: 'get',
  path: '/api/essays/{slug}',
  summary: 'One essay with its text',
  request: addressed,
  responses: {
    200: { description: 'The essay.', content: { 'application/json': { schema: fullEssay } } },
    404: problemResponse('No essay that readers may see stands there.'),
  },
});

export function addEssayRoutes(api: Api) {
  api.openapi(listRoute, async (context) => {
    const { cursor, limit, topic, author } = context.req.valid('query');
    const { items, next } = await listEssaysAfter(database(), cursor, limit, { topic, author });
    context.env.keep(['essays']);
    return context.json({ items: items.map(toSummary), next: next ? writeCursor(next) : null }, 200);
  });

  api.openapi(essayRoute, async (context) => {
    const { slug } = context.req.valid('param');
    const essay = await findPublishedEssay(database(), slug);
    if (!essay) return problem(context, 404);
    const [html, text] = await Promise.all([context.env.renderEssay(essay), textOf(database(), essay)]);
    context.env.keep(['site', 'essays', 'menus', `essay:${slug}`]);
    return context.json(toFullEssay(essay, html, text), 200);
  });
}
