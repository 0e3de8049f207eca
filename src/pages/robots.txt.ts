import type { APIRoute } from 'astro';
import { robotsOf } from '#src/features/sitemap/rules.ts';
import { settings } from '#src/settings.ts';

export const GET: APIRoute = ({ cache }) => {
  cache.set({ maxAge: 60, tags: ['site'] });
  return new Response(robotsOf(settings().siteUrl), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
