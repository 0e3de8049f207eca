import type { APIRoute } from 'astro';
import { respondWithSitemap } from '#src/features/sitemap/respond.ts';

export const GET: APIRoute = (context) => respondWithSitemap(context);
