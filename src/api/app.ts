import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { isDatabaseAway, RETRY_AFTER_SECONDS } from '#db/away.ts';
import { DomainError, STATUS_OF } from '../errors.ts';
import { log } from '../server/log.ts';
import { settings } from '../settings.ts';
import { addCommentRoutes } from './comments.ts';
import type { ApiEnv } from './env.ts';
import { addEssayRoutes } from './essays.ts';
import { addGraphRoutes } from './graph.ts';
import { addMenuRoutes } from './menus.ts';
import { problem } from './problem.ts';
import { addSearchRoute } from './search.ts';
import { addSessionRoutes } from './session.ts';
import { refuseInvalid } from './validation.ts';

export type Api = OpenAPIHono<ApiEnv>;

/** The JSON API under `/api`, with its own description at `/api/openapi.json`. */
export function createApi(): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  addEssayRoutes(api);
  addGraphRoutes(api);
  addCommentRoutes(api);
  addMenuRoutes(api);
  addSearchRoute(api);
  addSessionRoutes(api);
  addDescription(api);
  refuseOtherMethods(api);
  api.notFound((context) => problem(context, 404, 'Nothing stands at this address; see /api/openapi.json.'));
  api.onError((error, context) => {
    if (error instanceof DomainError)
      return problem(
        context,
        STATUS_OF[error.code],
        error.message,
        error.retryAfter === undefined ? {} : { 'Retry-After': String(error.retryAfter) },
      );
    if (error instanceof HTTPException && error.status === 400)
      return problem(context, 400, 'What was sent is no JSON.');
    log().error({ requestId: context.env.requestId, err: error }, 'The API failed.');
    if (!isDatabaseAway(error)) return problem(context, 500);
    return problem(context, 503, undefined, { 'Retry-After': String(RETRY_AFTER_SECONDS) });
  });
  return api;
}

function addDescription(api: Api) {
  api.get('/api/openapi.json', (context) => {
    context.env.keep(['site']);
    return context.json(
      api.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Commonplace',
          version: '1',
          description: 'Essays, resource menus and search. Reading needs no account.',
        },
        servers: [{ url: settings().siteUrl }],
      }),
    );
  });
}

/** What a known address does not answer to is 405 with the methods it does, where Hono would say 404. */
function refuseOtherMethods(api: Api) {
  const routesByPath = Map.groupBy(api.routes, (route) => route.path);
  for (const [path, routes] of routesByPath) {
    const methods = new Set(routes.map((route) => route.method));
    if (methods.has('GET')) methods.add('HEAD');
    const allowed = [...methods].join(', ');
    api.all(path, (context) =>
      problem(context, 405, `This address answers to ${allowed}.`, { Allow: allowed }),
    );
  }
}
