import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { menuOpml } from '#src/features/feeds/opml.ts';

export const GET: APIRoute = async ({ params, cache }) => {
  cache.set({ maxAge: 60, tags: ['site', 'menus', 'essays'] });
  const opml = await menuOpml(database(), params.menu ?? '');
  if (opml === undefined) return new Response(null, { status: 404 });
  return new Response(opml, { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
};
