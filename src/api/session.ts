import { createRoute, z } from '@hono/zod-openapi';
import { closeSession, openSession } from '../actions/members.ts';
import { mailAddress } from '../features/members/rules/inputs.ts';
import { givenPassword } from '../features/members/rules/passwords.ts';
import type { Api } from './app.ts';
import { problemResponse } from './problem.ts';

const signInSchema = z.object({ email: mailAddress, password: givenPassword });

const openRoute = createRoute({
  method: 'post',
  path: '/api/session',
  summary: 'Sign in: the answer sets the session cookie',
  request: { body: { required: true, content: { 'application/json': { schema: signInSchema } } } },
  responses: {
    204: { description: 'Signed in.' },
    400: problemResponse('The address or the password is missing.'),
    401: problemResponse('They do not belong together.'),
    403: problemResponse('The address is not confirmed yet.'),
    429: problemResponse('Too many tries; Retry-After says when the next makes sense.'),
    503: problemResponse('Too many people are signing in just now.'),
  },
});

const closeRoute = createRoute({
  method: 'delete',
  path: '/api/session',
  summary: 'Sign out: the session ends and the cookie goes',
  responses: { 204: { description: 'Signed out, or never signed in.' } },
});

export function addSessionRoutes(api: Api) {
  api.openapi(openRoute, async (context) => {
    const asking = { locals: context.env.locals, request: context.req.raw };
    const cookie = await openSession(asking, context.req.valid('json'));
    return context.body(null, 204, { 'Set-Cookie': cookie });
  });

  api.openapi(closeRoute, async (context) => {
    const asking = { locals: context.env.locals, request: context.req.raw };
    return context.body(null, 204, { 'Set-Cookie': await closeSession(asking) });
  });
}
