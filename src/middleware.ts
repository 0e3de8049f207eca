import { defineMiddleware, sequence } from 'astro:middleware';
import { isDatabaseAway } from '#db/away.ts';
import { database } from '#db/client.ts';
import { DomainError } from './errors.ts';
import { findRedirect } from './features/addresses/queries.ts';
import { formerQuery } from './features/addresses/rules.ts';
import { MAX_UPLOAD_BYTES } from './features/media/rules/sizes.ts';
import { requireAccount, requireCapability } from './features/members/guard.ts';
import { isPersonal, needOf } from './features/members/rules/areas.ts';
import { sendAgainPath, signInPath } from './features/members/rules/links.ts';
import { findSession } from './features/members/sessions.ts';
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

/** Finds out who asks. What is theirs, or answers a form, is kept by no cache. */
const knowMember = defineMiddleware(async ({ locals, request, url, cache }, next) => {
  const found = await findSession(database(), request.headers.get('cookie'), new Date());
  locals.member = found?.member;
  locals.session = found?.session;
  const answer = await next();
  // Astro renders its own error pages without a cache.
  if (found || isPersonal(url.pathname) || request.method !== 'GET') cache?.set(false);
  return answer;
});

/** Whole areas are for those with an account or a capability; the actions behind them ask again. */
const guardAreas = defineMiddleware(({ locals, url }, next) => {
  const need = needOf(url.pathname);
  if (need === 'account') requireAccount(locals);
  else if (need) requireCapability(locals, need, new Date());
  return next();
});

/**
 * A refusal on the way to a page leads to signing in and back again, or shows nothing at all. A form that comes without a
 * session is kept for its sender.
 */
const answerRefusals = defineMiddleware(async ({ request, url, rewrite }, next) => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND') return rewrite('/404');
    if (error.code !== 'UNAUTHORIZED') throw error;
    const here = url.pathname + url.search;
    if (canBeKept(request)) return rewrite(sendAgainPath(here));
    return new Response(null, { status: 303, headers: { Location: signInPath(here) } });
  }
});

/** A form that can be given back; a large file is chosen again anyway, and would only fill the memory. */
const canBeKept = ({ method, bodyUsed, headers }: Request) =>
  method === 'POST' && !bodyUsed && !(Number(headers.get('content-length')) > MAX_UPLOAD_BYTES);

/**
 * A former address leads on to where its essay or page is now. It is looked up where nothing stands, and before a page is
 * shown by which another system was asked; what is unknown there is that page, which is not kept under such a name.
 */
const followMoved = defineMiddleware(async ({ url, request, cache }, next) => {
  if (request.method !== 'GET') return next();
  const former = formerQuery(url.pathname, url.search) !== '';
  const answer = former ? undefined : await next();
  if (answer && answer.status !== 404) return answer;
  const target = await findRedirect(database(), url.pathname, url.search);
  if (!target) return answer ?? next().finally(() => cache.set(false));
  // The page cache knows an address by its path, and by the query of another system; of other queries it knows nothing.
  cache.set(former || url.search === '' ? { maxAge: 60, tags: ['essays', 'pages'] } : false);
  return new Response(null, { status: 301, headers: { Location: target } });
});

/** A defect is logged once with the request's id; the reader gets the 500 page and never the message. */
const reportDefects = defineMiddleware(async ({ locals, url }, next) => {
  try {
    return await next();
  } catch (error) {
    log().error({ err: error, requestId: locals.requestId, path: url.pathname }, 'A page could not be made.');
    locals.databaseAway = isDatabaseAway(error);
    return new Response(null, { status: 500 });
  }
});

export const onRequest = sequence(
  reportDefects,
  refuseForeignWrites,
  knowMember,
  answerRefusals,
  guardAreas,
  followMoved,
);
