import { type Words, words } from './words/words.ts';

export type ErrorCode =
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNPROCESSABLE'
  | 'TOO_MANY_REQUESTS'
  | 'UNAVAILABLE';

/** The HTTP status that each refusal is answered with. */
export const STATUS_OF = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNPROCESSABLE: 422,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, number>;

/** What a person is told: one of the site's words, such as `(w) => w.comments.gone`, or a sentence as it stands. */
export type Said = string | ((refusals: Words['refusals']) => string);

const put = (said: Said, language: string) =>
  typeof said === 'string' ? said : said(words(language).refusals);

/** A refusal that a person should read. Pages show it in the site's language; its message, in English, is for machines. */
export class DomainError extends Error {
  override name = 'DomainError';
  code: ErrorCode;
  said: Said;
  /** When trying again makes sense, in seconds. */
  retryAfter: number | undefined;

  constructor(code: ErrorCode, said: Said, retryAfter?: number) {
    super(put(said, 'en'));
    this.code = code;
    this.said = said;
    this.retryAfter = retryAfter;
  }

  inLanguage(language: string): string {
    return put(this.said, language);
  }
}

/** A refusal that concerns one field of a form, and is shown beside it. */
export class FieldError extends DomainError {
  field: string;

  constructor(code: ErrorCode, field: string, said: Said) {
    super(code, said);
    this.field = field;
  }
}

/** What went wrong at bottom, in words that may be kept: a failed statement itself names what people said. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

/** Something the owner has to mend before the site can start: printed as one line, without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
