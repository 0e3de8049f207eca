import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Mails that a member can stop with one click: those for one follow, or a whole kind of them. */
export const unsubscribeKind = z.enum(['follow', 'replies', 'essay-comments']);
export type UnsubscribeKind = z.infer<typeof unsubscribeKind>;

/** What a link stops. */
export interface Unsubscription {
  kind: UnsubscribeKind;
  memberId: string;
  /** For the kind `follow`. */
  followId?: string | undefined;
}

/** So that the site's secret signs nothing else by the same words. */
const PURPOSE = 'commonplace unsubscribe';

const sign = (payload: string, secret: string) =>
  createHmac('sha256', secret).update(`${PURPOSE}\n${payload}`).digest('base64url');

/** The path that stops these mails: signed, so no table is needed and nobody can stop another's mail. */
export function unsubscribeLink({ kind, memberId, followId }: Unsubscription, secret: string) {
  const payload = Buffer.from([kind, memberId, followId ?? ''].join(' ')).toString('base64url');
  return `/unsubscribe/${payload}.${sign(payload, secret)}/`;
}

/** What a token stops; undefined when it was not signed by this site. */
export function readUnsubscribeToken(token: string, secret: string): Unsubscription | undefined {
  const [payload = '', signature = ''] = token.split('.');
  const wanted = Buffer.from(sign(payload, secret));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const [kind, memberId = '', followId] = Buffer.from(payload, 'base64url').toString().split(' ');
  const known = unsubscribeKind.safeParse(kind);
  return known.success ? { kind: known.data, memberId, followId: followId || undefined } : undefined;
}
