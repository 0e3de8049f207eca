import type { Database } from '#db/client.ts';
import { findSite } from '../site/queries.ts';
import { claimMail, recordFailure, recordSent } from './commands.ts';
import { composeLetter, type Letter } from './compose.ts';
import { findRecipient, listDueMails, type OutboxMail } from './queries.ts';
import { LINKS, type LinkPurpose } from './templates.ts';

/** A letter with its address. */
export interface Posted extends Letter {
  /** The mail's id in the outbox, from which its Message-ID is made: a mail that left twice can be told. */
  id: string;
  siteName: string;
  to: { name: string; address: string };
}

/** What sending takes beside the database. */
export interface PostOffice {
  siteUrl: string;
  secret: string;
  /** Hands a letter to the mail server; undefined while there is none. */
  hand?: ((letter: Posted) => Promise<void>) | undefined;
  /** Makes a link that does one thing once. @returns its path. */
  makeLink: (
    tx: Database,
    link: { purpose: LinkPurpose; memberId?: string | undefined; data: object },
    now: Date,
  ) => Promise<string>;
}

/**
 * Sends one mail if it is due, and writes down what came of it. The mail is claimed before it is handed over, so a
 * process that dies in between sends it at most once more.
 * @returns undefined when there was nothing to send.
 */
export async function deliverMail(
  db: Database,
  id: string,
  office: PostOffice,
  now: Date,
): Promise<'sent' | 'not sent' | undefined> {
  if (!office.hand) return undefined;
  const mail = await claimMail(db, id, now);
  if (!mail) return undefined;
  let letter: Posted;
  try {
    letter = await writeLetter(db, mail, office, now);
    await office.hand(letter);
  } catch (error) {
    await recordFailure(db, mail, error, now);
    return 'not sent';
  }
  await recordSent(db, id, letter.to.address, now);
  return 'sent';
}

/**
 * Sends the mails whose time has come again. Many take minutes, so each is claimed at its own moment: a claim of the first
 * one's would be over before the last is handed over, and that sent twice.
 * @returns how many left, and how many did not.
 */
export async function deliverDueMails(db: Database, office: PostOffice, now: Date) {
  const count = { sent: 0, 'not sent': 0 };
  if (!office.hand) return count;
  const began = performance.now();
  for (const { id } of await listDueMails(db, now)) {
    const moment = new Date(now.getTime() + performance.now() - began);
    const result = await deliverMail(db, id, office, moment);
    if (result) count[result]++;
  }
  return count;
}

/** A mail written out with links that work, which are made for it now. */
export async function writeLetter(
  db: Database,
  mail: OutboxMail,
  office: PostOffice,
  now: Date,
): Promise<Posted> {
  const to = await findRecipient(db, mail);
  const site = await findSite(db);
  const path = await linkOf(db, mail, office, now);
  return { id: mail.id, siteName: site.name, to, ...composeLetter({ ...mail, path }, { ...office, site }) };
}

async function linkOf(db: Database, mail: OutboxMail, office: PostOffice, now: Date) {
  const purpose = LINKS[mail.template as keyof typeof LINKS];
  if (!purpose) return '';
  const { memberId, data } = mail;
  return db.transaction((tx) =>
    office.makeLink(tx, { purpose, memberId: memberId ?? undefined, data: Object(data) }, now),
  );
}
