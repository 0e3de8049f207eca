import { defineMiddleware, sequence } from 'astro:middleware';
import { database } from '#db/client.ts';
import { findRedirect } from './features/addresses/queries.ts';
import { log } from './server/log.ts';
import { settings } from './settings.ts';

/** A form or script of another site must not act in a reader's name, whatever content type it claims. */
const refuseForeignWrites = defineMiddleware(({ request }, next) => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return next();
  const origin = request.headers.get('origin');
  const fetchedFrom = request.headers.get('sec-fetch-site');
  const foreign = origin
    ? origin !== new URL(settings().siteUrl).origin
    : fetchedFrom !== null && fetchedFrom !== 'same-origin' && fetchedFrom !== 'none';
  if (!foreign) return next();
  return new Response('This was sent from another site, so nothing was done.\n', { status: 403 });
});

/** A former address leads on to where its essay or page is now. */
const followMoved = defineMiddleware(async ({ url, request, cache }, next) => {
  const answer = await next();
  if (answer.status !== 404 || request.method !== 'GET') return answer;
  const target = await findRedirect(database(), url.pathname);
  if (!target) return answer;
  cache.set({ maxAge: 60, tags: ['essays', 'pages'] });
  return new Response(null, { status: 301, headers: { Location: target } });
});

/** A defect is logged once with the request's id; the reader gets the 500 page and never the message. */
const reportDefects = defineMiddleware(async ({ locals, url }, next) => {
  try {
    return await next();
  } catch (error) {
    log().error({ err: error, requestId: locals.requestId, path: url.pathname }, 'A page could not be made.');
    return new Response(null, { status: 500 });
  }
});

export const onRequest = sequence(reportDefects, refuseForeignWrites, followMoved);
