import { database } from '#db/client.ts';
import { sendAgain } from '../features/mail/commands.ts';
import { writeLetter } from '../features/mail/delivery.ts';
import type { OutboxMail } from '../features/mail/queries.ts';
import type { MailBlock } from '../features/mail/text.ts';
import { requireCapability } from '../features/members/guard.ts';
import { makeMailLink } from '../features/members/mail-links.ts';
import { log } from '../server/log.ts';
import { siteSecret } from '../server/secret.ts';
import { settings } from '../settings.ts';
import type { Asking } from './members.ts';

/** A mail as the owner reads it; the links of one that has not left work. */
export interface OpenedMail {
  subject: string;
  to: string;
  blocks: MailBlock[];
}

/** Writes a mail out for the owner; undefined when that cannot be done any more. */
export async function openMail(
  { locals }: Pick<Asking, 'locals'>,
  mail: OutboxMail,
): Promise<OpenedMail | undefined> {
  const now = new Date();
  requireCapability(locals, 'owner', now);
  if (mail.droppedAt) return undefined;
  const makeLink = mail.status === 'sent' ? async () => '' : makeMailLink;
  const office = { siteUrl: settings().siteUrl, secret: siteSecret(), makeLink };
  try {
    const { subject, to, blocks } = await writeLetter(database(), mail, office, now);
    return { subject, to: to.address, blocks: blocks.filter((block) => !isLost(block)) };
  } catch (error) {
    log().warn({ err: error, mail: mail.id }, 'A mail cannot be written out.');
    return undefined;
  }
}

/** A link that left with its mail. */
const isLost = (block: MailBlock) => typeof block === 'object' && 'path' in block && block.path === '';

export async function sendMailAgain({ locals }: Pick<Asking, 'locals'>, id: string) {
  const now = new Date();
  requireCapability(locals, 'owner', now);
  await sendAgain(database(), id, now);
  return `/admin/outbox/${id}/?queued`;
}
