import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { commentsFeedPath } from '#src/features/comments/rules/paths.ts';
import { commentsFeed } from '#src/features/feeds/comments.ts';
import { respondWithFeed } from '#src/features/feeds/respond.ts';

export const GET: APIRoute = async (context) => {
  const { slug = '' } = context.params;
  const feed = await commentsFeed(database(), slug, commentsFeedPath(slug));
  return respondWithFeed(context, feed, 'rss', ['essays', `essay:${slug}`]);
};
