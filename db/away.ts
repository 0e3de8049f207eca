/** What Node, postgres.js and a server that starts or stops say when nobody can be asked (PostgreSQL's appendix A, class 57). */
const AWAY: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'],
  ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT'],
  ...['57P01', '57P02', '57P03'],
]);

/** A server that was started anew answers within that. */
export const RETRY_AFTER_SECONDS = 30;

/** Whether something failed because the database could not be reached, and may go well in a minute. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && AWAY.has(error.code)) || isDatabaseAway(error.cause);
}
