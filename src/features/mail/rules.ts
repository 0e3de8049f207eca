import { z } from 'zod';

/** What can have become of a mail. */
export const mailStatus = z.enum(['waiting', 'sent', 'failed', 'dropped']);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a mail waits after each failed try; after the last one it has failed. */
const WAITS_MS = [1 * MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS, DAY_MS];

/** A mail kept back for longer, because there was no SMTP_URL, would only puzzle whoever got it. */
const STALE_MS = 3 * DAY_MS;

/** How long the outbox remembers what a mail said. */
const KEPT_MS = 30 * DAY_MS;

/** When a mail is tried again that was just tried for the `attempts`-th time; undefined: that was the last. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const wait = WAITS_MS[attempts - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait);
}

/** Mails due before this are left where they are. */
export const staleBefore = (now: Date) => new Date(now.getTime() - STALE_MS);

/** Mails queued before this are emptied. */
export const forgetBefore = (now: Date) => new Date(now.getTime() - KEPT_MS);

/** A server that does not know the recipient will not know them tomorrow: 550 to 559 after RCPT TO, RFC 5321. */
export const isFinal = (error: unknown) =>
  error instanceof Error &&
  'command' in error &&
  'responseCode' in error &&
  error.command === 'RCPT TO' &&
  /^55\d$/.test(String(error.responseCode));
