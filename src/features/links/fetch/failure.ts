/** Why an address gave no answer. */
export type FailureKind =
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'private-address'
  | 'no-such-name'
  | 'name-server'
  | 'no-connection'
  | 'certificate'
  | 'too-slow'
  | 'too-many-redirects'
  | 'broken-answer'
  /** There was an answer, and it says of itself that the page is missing. */
  | 'says-missing';

/** An address that could not be asked, or did not answer as HTTP does. Its message is for logs. */
export class FetchFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, options?: ErrorOptions) {
    super(`The address could not be fetched: ${kind}.`, options);
    this.name = 'FetchFailure';
    this.kind = kind;
  }
}

const CERTIFICATE_CODE =
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL|EPROTO|HOSTNAME_MISMATCH)/;

/** The kind of failure behind an error of the HTTP client. */
export function failureOf(error: unknown): FetchFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof FetchFailure) return cause;
    const code = 'code' in cause ? String(cause.code) : '';
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError' || /TIMEOUT|ETIMEDOUT/.test(code))
      return new FetchFailure('too-slow', { cause: error });
    if (CERTIFICATE_CODE.test(code)) return new FetchFailure('certificate', { cause: error });
    if (/^(ECONNREFUSED|ENET|EHOST|EADDR|EAI_|ENOTFOUND)/.test(code))
      return new FetchFailure('no-connection', { cause: error });
  }
  return new FetchFailure('broken-answer', { cause: error });
}
