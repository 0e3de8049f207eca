import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { topicFeed } from '#src/features/feeds/essays.ts';
import { respondWithFeed } from '#src/features/feeds/respond.ts';

export const GET: APIRoute = async (context) => {
  const { slug = '' } = context.params;
  const feed = await topicFeed(database(), slug, `/topics/${slug}/feed.xml`);
  return respondWithFeed(context, feed, 'rss', ['essays', 'graph']);
};
