import { database } from '#db/client.ts';
import { unfollow } from '../features/comments/commands/follow.ts';
import { forgetReader } from '../features/letters/commands/ask.ts';
import { readUnsubscribeToken, type Unsubscription } from '../features/mail/unsubscribe.ts';
import { stopMail } from '../features/members/commands/profile.ts';
import { siteSecret } from '../server/secret.ts';

/** What a link in a mail stops; undefined when this site did not sign it. */
export const findUnsubscription = (token: string) => readUnsubscribeToken(token, siteSecret());

/** Stops these mails for whoever holds the link, signed in or not: mail programs do this by themselves (RFC 8058). */
export async function unsubscribe({ kind, who, followId }: Unsubscription) {
  if (kind === 'letter-reader') return forgetReader(database(), who);
  if (kind !== 'follow') return stopMail(database(), who, kind);
  if (followId) await unfollow(database(), { memberId: who, followId });
}
