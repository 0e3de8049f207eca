import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { menuFeed } from '#src/features/feeds/menus.ts';
import { respondWithFeed } from '#src/features/feeds/respond.ts';

export const GET: APIRoute = async (context) => {
  const { menu = '' } = context.params;
  const feed = await menuFeed(database(), menu, `/resources/${menu}/feed.xml`);
  return respondWithFeed(context, feed, 'rss', ['menus', 'essays']);
};
