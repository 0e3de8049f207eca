export type ErrorCode = 'UNAUTHORIZED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'TOO_MANY_REQUESTS';

/** A refusal that a person should read: the message is shown to them as it stands. */
export class DomainError extends Error {
  override name = 'DomainError';
  code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Something the owner has to mend before the site can start: printed as one line, without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
