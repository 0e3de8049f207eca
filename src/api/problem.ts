import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';

const problemSchema = z
  .object({
    type: z.string().describe('Always about:blank: the status says what kind of problem it is.'),
    title: z.string().describe('What went wrong, in a few words.'),
    status: z.number().int().describe('The HTTP status.'),
    detail: z.string().optional().describe('What to do about it.'),
  })
  .openapi('Problem', { description: 'What went wrong, by RFC 9457.' });

const TITLES = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  422: 'Not to be used as it is',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available just now',
} as const;

type ProblemStatus = keyof typeof TITLES;

/** Answers with a problem document. */
export function problem<Status extends ProblemStatus>(
  context: Context,
  status: Status,
  detail?: string,
  headers: Record<string, string> = {},
) {
  const document: z.infer<typeof problemSchema> = {
    type: 'about:blank',
    title: TITLES[status],
    status,
    ...(detail ? { detail } : {}),
  };
  return context.json(document, status, { ...headers, 'Content-Type': 'application/problem+json' });
}

/** How the document describes a problem that a route may answer with. */
export const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
