import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { essayCard } from '#src/features/essays/card.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { findSite } from '#src/features/site/queries.ts';

export const GET: APIRoute = async ({ params: { slug = '' }, cache }) => {
  cache.set({ maxAge: 60, tags: ['site', 'essays', `essay:${slug}`] });
  const db = database();
  const [essay, site] = await Promise.all([findPublishedEssay(db, slug), findSite(db)]);
  if (!essay) return new Response(null, { status: 404 });
  return new Response(await essayCard(essay, site), { headers: { 'Content-Type': 'image/png' } });
};
