import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Nobody reads a thread and writes an answer in less. */
const QUICKEST_MS = 2_000;

/** A form that was left open for longer belongs to another day's conversation; its words are kept. */
const LASTS_MS = 24 * 60 * 60 * 1000;

/** What a form says of itself: which one it is, and when it was handed out. */
export interface Ticket {
  key: string;
  since: Date;
}

/** A signed note in a composer: it makes sending the form twice one comment, and tells programs from people. */
export function writeTicket(memberId: string, secret: string, since: Date): string {
  const said = `${randomBytes(16).toString('base64url')}.${since.getTime().toString(36)}`;
  return `${said}.${sign(said, memberId, secret)}`;
}

/** The ticket that a member's form came with; undefined when it is not one of ours for this member. */
export function readTicket(ticket: string, memberId: string, secret: string): Ticket | undefined {
  const [key = '', since = '', signature = ''] = ticket.split('.');
  const expected = sign(`${key}.${since}`, memberId, secret);
  if (signature.length !== expected.length) return undefined;
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined;
  return { key, since: new Date(Number.parseInt(since, 36)) };
}

export const isTooQuick = ({ since }: Ticket, now: Date) => now.getTime() - since.getTime() < QUICKEST_MS;

export const isStale = ({ since }: Ticket, now: Date) => now.getTime() - since.getTime() > LASTS_MS;

const sign = (said: string, memberId: string, secret: string) =>
  createHmac('sha256', secret).update(`comment form:${memberId}:${said}`).digest('base64url');
