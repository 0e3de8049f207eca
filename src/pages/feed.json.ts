import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { siteFeed } from '#src/features/feeds/essays.ts';
import { respondWithFeed } from '#src/features/feeds/respond.ts';

export const GET: APIRoute = async (context) =>
  respondWithFeed(context, await siteFeed(database(), '/feed.json'), 'json', ['essays', 'graph']);
