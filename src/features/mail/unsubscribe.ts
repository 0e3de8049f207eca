import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Mails that can be stopped with one click: those for one follow, a whole kind of them, or letters to no member. */
export const unsubscribeKind = z.enum([
  'follow',
  'replies',
  'essay-comments',
  'queue',
  'letters',
  'letter-reader',
]);
export type UnsubscribeKind = z.infer<typeof unsubscribeKind>;

/** What a link stops. */
export interface Unsubscription {
  kind: UnsubscribeKind;
  /** Of the member; of the reader for the kind `letter-reader`. */
  who: string;
  /** For the kind `follow`. */
  followId?: string | undefined;
}

/** So that the site's secret signs nothing else by the same words. */
const PURPOSE = 'commonplace unsubscribe';

const sign = (payload: string, secret: string) =>
  createHmac('sha256', secret).update(`${PURPOSE}\n${payload}`).digest('base64url');

/** The path that stops these mails: signed, so no table is needed and nobody can stop another's mail. */
export function unsubscribeLink({ kind, who, followId }: Unsubscription, secret: string) {
  const payload = Buffer.from([kind, who, followId ?? ''].join(' ')).toString('base64url');
  return `/unsubscribe/${payload}.${sign(payload, secret)}/`;
}

/** What a token stops; undefined when it was not signed by this site. */
export function readUnsubscribeToken(token: string, secret: string): Unsubscription | undefined {
  const [payload = '', signature = ''] = token.split('.');
  const wanted = Buffer.from(sign(payload, secret));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
  const [kind, who = '', followId] = Buffer.from(payload, 'base64url').toString().split(' ');
  const known = unsubscribeKind.safeParse(kind);
  return known.success ? { kind: known.data, who, followId: followId || undefined } : undefined;
}
