import type { APIRoute } from 'astro';
import { respondWithSitemap } from '#src/features/sitemap/respond.ts';

const PART = /^[1-9]\d{0,3}$/;

export const GET: APIRoute = (context) => {
  const { part = '' } = context.params;
  if (!PART.test(part)) return new Response(null, { status: 404 });
  return respondWithSitemap(context, Number(part));
};
