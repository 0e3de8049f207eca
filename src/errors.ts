export type ErrorCode =
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'TOO_MANY_REQUESTS'
  | 'UNAVAILABLE';

/** The HTTP status that each refusal is answered with. */
export const STATUS_OF = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, number>;

/** A refusal that a person should read: the message is shown to them as it stands. */
export class DomainError extends Error {
  override name = 'DomainError';
  code: ErrorCode;
  /** When trying again makes sense, in seconds. */
  retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** A refusal that concerns one field of a form, and is shown beside it. */
export class FieldError extends DomainError {
  field: string;

  constructor(code: ErrorCode, field: string, message: string) {
    super(code, message);
    this.field = field;
  }
}

/** Something the owner has to mend before the site can start: printed as one line, without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
