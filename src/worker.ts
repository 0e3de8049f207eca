import type { Connection } from '#db/client.ts';
import { sendDigests } from './features/comments/commands/digest.ts';
import { publishDueEssays } from './features/essays/commands/works.ts';
import { findLastSuccess } from './features/jobs/queries.ts';
import type { JobQueue } from './features/jobs/queue.ts';
import { type JobCommands, startWorker } from './features/jobs/work.ts';
import { carryOutLeavings } from './features/leaving/commands/carry-out.ts';
import { dropOldMails } from './features/mail/commands.ts';
import { deliverDueMails, deliverMail, type PostOffice } from './features/mail/delivery.ts';
import { openMailServer } from './features/mail/transport.ts';
import { sweepMembers } from './features/members/commands/sweep.ts';
import { makeMailLink } from './features/members/mail-links.ts';
import { findSite } from './features/site/queries.ts';
import { siteSecret } from './server/secret.ts';
import type { Settings } from './settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Begins to do the site's jobs. @returns a function that ends it, letting what is under way finish. */
export async function startWork(connection: Connection, queue: JobQueue, settings: Settings) {
  const { db } = connection;
  const mailServer = settings.smtpUrl ? openMailServer(settings.smtpUrl, settings.mailFrom) : undefined;
  const office = {
    siteUrl: settings.siteUrl,
    secret: siteSecret(),
    hand: mailServer?.hand,
    makeLink: makeMailLink,
  };
  const { timeZone } = await findSite(db);
  const stopClock = await startWorker(queue, db, commandsOf(connection, office), timeZone);
  return async () => {
    stopClock();
    await queue.close();
    mailServer?.close();
  };
}

/** Which command each job calls, and what it says of it to the owner. */
const commandsOf = ({ db }: Connection, office: PostOffice): JobCommands => ({
  'publish-due-essays': async (_, now) => counted(await publishDueEssays(db, now), 'published'),
  'send-mail': ({ mailId }, now) => deliverMail(db, mailId, office, now),
  'send-due-mail': async (_, now) => {
    const { sent, 'not sent': notSent } = await deliverDueMails(db, office, now);
    return [counted(sent, 'sent'), counted(notSent, 'not sent')].filter(Boolean).join(', ') || undefined;
  },
  'drop-old-mail': async (_, now) => counted(await dropOldMails(db, now), 'emptied'),
  'send-digests': async (_, now) => {
    const since = (await findLastSuccess(db, 'send-digests')) ?? new Date(now.getTime() - DAY_MS);
    return counted(await sendDigests(db, since, now), 'written');
  },
  'sweep-members': async (_, now) => {
    await sweepMembers(db, now);
    return undefined;
  },
  'carry-out-leavings': async (_, now) => counted(await carryOutLeavings(db, now), 'gone'),
});

const counted = (what: number | unknown[], done: string) => {
  const count = typeof what === 'number' ? what : what.length;
  return count > 0 ? `${count} ${done}` : undefined;
};
