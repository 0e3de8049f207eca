import { createRoute, z } from '@hono/zod-openapi';
import { database } from '#db/client.ts';
import { findPublishedEssay } from '../features/essays/queries/essay.ts';
import { listGraphAfter } from '../features/related/queries/graph.ts';
import { listRelated } from '../features/related/queries/related.ts';
import { slug } from '../fields.ts';
import type { Api } from './app.ts';
import { cursorOf, writeCursor } from './cursor.ts';
import { toGraphEssay, toRelatedReading } from './present.ts';
import { problem, problemResponse } from './problem.ts';
import { graphPart, relatedReading } from './schemas/essays.ts';

const MOST_RELATED = 10;

const position = z.object({ publishedAt: z.iso.datetime(), id: z.uuid() });

const relatedRoute = createRoute({
  method: 'get',
  path: '/api/essays/{slug}/related',
  summary: 'What to read after an essay, with the reasons',
  request: { params: z.object({ slug }) },
  responses: {
    200: { description: 'Related reading.', content: { 'application/json': { schema: relatedReading } } },
    404: problemResponse('No essay that readers may see stands there.'),
  },
});

const graphRoute = createRoute({
  method: 'get',
  path: '/api/graph',
  summary: 'All essays with what to read after each',
  request: {
    query: z.object({
      cursor: cursorOf(position).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
  },
  responses: {
    200: { description: 'A part of the graph.', content: { 'application/json': { schema: graphPart } } },
    400: problemResponse('The cursor cannot be used.'),
  },
});

export function addGraphRoutes(api: Api) {
  api.openapi(relatedRoute, async (context) => {
    const { slug } = context.req.valid('param');
    const essay = await findPublishedEssay(database(), slug);
    if (!essay) return problem(context, 404);
    const related = await listRelated(database(), essay, MOST_RELATED);
    context.env.keep(['essays', 'graph', `essay:${slug}`]);
    return context.json(toRelatedReading(slug, related), 200);
  });

  api.openapi(graphRoute, async (context) => {
    const { cursor, limit } = context.req.valid('query');
    const { items, next } = await listGraphAfter(database(), cursor, limit);
    context.env.keep(['essays', 'graph']);
    const after = next && { publishedAt: next.publishedAt, id: next.id };
    return context.json({ items: items.map(toGraphEssay), next: after ? writeCursor(after) : null }, 200);
  });
}
