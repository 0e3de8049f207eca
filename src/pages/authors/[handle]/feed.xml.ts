import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { authorFeed } from '#src/features/feeds/essays.ts';
import { respondWithFeed } from '#src/features/feeds/respond.ts';

export const GET: APIRoute = async (context) => {
  const { handle = '' } = context.params;
  const feed = await authorFeed(database(), handle, `/authors/${handle}/feed.xml`);
  return respondWithFeed(context, feed, 'rss', ['essays', 'graph']);
};
