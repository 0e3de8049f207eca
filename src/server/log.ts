import pino from 'pino';
import { settings } from '../settings.ts';

const LOG = Symbol.for('commonplace.log');
const shared = globalThis as { [LOG]?: pino.Logger };

/** The process's log: one JSON object a line, nothing personal in it. */
export function log(): pino.Logger {
  shared[LOG] ??= pino({
    level: settings().logLevel,
    base: { pid: process.pid },
    serializers: { err: failure, path: withoutSecret },
  });
  return shared[LOG];
}

interface Failure {
  type: string;
  message: string;
  code?: unknown;
  at?: string[];
  cause?: Failure;
}

/** What failed, and where: without the values that a statement was sent with, which may be what a person said. */
export function failure(error: unknown): Failure {
  if (!isFailure(error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause, code } = error;
  return {
    type: name ?? 'Error',
    message: message.replace(/\nparams: .*$/s, ''),
    ...(code === undefined ? {} : { code }),
    at: stack?.split('\n').flatMap((line) => /^ {4}at (.*)/.exec(line)?.[1] ?? []),
    ...(cause === undefined ? {} : { cause: failure(cause) }),
  };
}

type Thrown = Error & { code?: unknown };

/** The job queue throws copies of errors, which are none any more. */
const isFailure = (error: unknown): error is Thrown =>
  error instanceof Error ||
  (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string');

const WITH_SECRET = /^\/(preview|reset|setup|sign-in|unsubscribe|verify)\/.+/;

/** A path as it may be written down: whoever reads the log must not be able to use a link from someone's mail. */
export const withoutSecret = (path: string | undefined) => path?.replace(WITH_SECRET, '/$1/…/');
