import type { Hook } from '@hono/zod-openapi';
import type { ApiEnv } from './env.ts';
import { problem } from './problem.ts';

/** Answers input that does not fit: an address that cannot be is not there, anything else is a bad request. */
export const refuseInvalid: Hook<unknown, ApiEnv, string, Response | undefined> = (result, context) => {
  if (result.success) return undefined;
  if (result.target === 'param') return problem(context, 404);
  const complaints = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return problem(context, 400, complaints.map((said) => said.replace(/\.?$/, '.')).join(' '));
};
