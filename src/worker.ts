import type { Connection } from '#db/client.ts';
import { tidyEmbedded } from '#db/statistics.ts';
import { catchUpBackup, keepBackup } from './features/backups/commands/keep.ts';
import { sendDigests } from './features/comments/commands/digest.ts';
import { contentFolder } from './features/content/folder.ts';
import { publishDueEssays } from './features/essays/commands/works.ts';
import { sweepUploads } from './features/imports/commands/sweep.ts';
import { takeInUploaded } from './features/imports/commands/uploaded.ts';
import { importWork } from './features/imports/work.ts';
import { findLastSuccess } from './features/jobs/queries.ts';
import { enqueue, type JobQueue } from './features/jobs/queue.ts';
import { type JobCommands, startWorker } from './features/jobs/work.ts';
import { carryOutLeavings } from './features/leaving/commands/carry-out.ts';
import { sendLetters, sendWeeklyLetters } from './features/letters/commands/send.ts';
import { weekBefore } from './features/letters/rules/timing.ts';
import { checkDueLinks } from './features/links/commands/check.ts';
import { countsInWords } from './features/links/rules/verdict.ts';
import { siteFetcher } from './features/links/site-fetcher.ts';
import { dropOldMails } from './features/mail/commands.ts';
import { deliverDueMails, deliverMail, type PostOffice } from './features/mail/delivery.ts';
import { openMailServer } from './features/mail/transport.ts';
import { drawMap, MAP_LOCK } from './features/map/commands/draw.ts';
import { sweepPictures } from './features/media/commands.ts';
import { mediaStorage } from './features/media/storage.ts';
import { sweepMembers } from './features/members/commands/sweep.ts';
import { makeMailLink } from './features/members/mail-links.ts';
import { remindModerators } from './features/moderation/commands/remind.ts';
import { GRAPH_LOCK, keepGraph } from './features/related/commands/keep.ts';
import { findSite } from './features/site/queries.ts';
import { sweepDrafts } from './features/studio/commands/sweep.ts';
import { keepExport } from './features/transfer/commands/pack.ts';
import { siteSecret } from './server/secret.ts';
import type { Settings } from './settings.ts';
import { megabytes } from './words/formats.ts';

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
  const stopping = new AbortController();
  const stopClock = await startWorker(queue, db, commandsOf(connection, office, stopping.signal), timeZone);
  await catchUpBackup(db, new Date());
  return async () => {
    stopClock();
    stopping.abort();
    await queue.close();
    mailServer?.close();
  };
}

/** Which command each job calls, and what it says of it to the owner. */
const commandsOf = (
  connection: Connection,
  office: PostOffice,
  stop: AbortSignal,
  { db } = connection,
): JobCommands => ({
  'publish-due-essays': async (_, now) => counted(await publishDueEssays(db, now), 'published'),
  'send-mail': ({ mailId }, now) => deliverMail(db, mailId, office, now),
  'send-due-mail': async (_, now) => {
    const { sent, 'not sent': notSent } = await deliverDueMails(db, office, now);
    return [counted(sent, 'sent'), counted(notSent, 'not sent')].filter(Boolean).join(', ') || undefined;
  },
  'relate-works': (payload, now) =>
    connection.withLock(GRAPH_LOCK, async () => {
      const { rebuilt, related } = await keepGraph(db, now, { anew: payload?.anew ?? false });
      return counted(rebuilt, 'related anew') ?? counted(related, 'related');
    }),
  'draw-map': (_, now) => connection.withLock(MAP_LOCK, async () => counted(await drawMap(db, now), 'drawn')),
  'renew-related': async () => {
    await enqueue(db, 'relate-works', { anew: true });
    return undefined;
  },
  'sweep-pictures': async (_, now) => counted(await sweepPictures(db, mediaStorage(), now), 'removed'),
  'drop-old-mail': async (_, now) => counted(await dropOldMails(db, now), 'emptied'),
  'send-letters': async (_, now) => counted(await sendLetters(db, now), 'told of'),
  'send-weekly-letters': async (_, now) => {
    const since = (await findLastSuccess(db, 'send-weekly-letters')) ?? weekBefore(now);
    return counted(await sendWeeklyLetters(db, since, now), 'written');
  },
  'send-digests': async (_, now) => {
    const since = (await findLastSuccess(db, 'send-digests')) ?? new Date(now.getTime() - DAY_MS);
    return counted(await sendDigests(db, since, now), 'written');
  },
  'remind-moderators': async (_, now) => counted(await remindModerators(db, now), 'written'),
  'sweep-members': async (_, now) => {
    await sweepMembers(db, now);
    return undefined;
  },
  'sweep-drafts': async (_, now) => counted(await sweepDrafts(db, now), 'removed'),
  'take-in-imports': async () => counted(await takeInUploaded(connection, importWork), 'done'),
  'sweep-uploads': async (_, now) => counted(await sweepUploads(db, now), 'removed'),
  'carry-out-leavings': async (_, now) => counted(await carryOutLeavings(db, now), 'gone'),
  'make-backup': async (payload, now) => {
    const made = await keepBackup(db, mediaStorage(), { asked: payload?.asked ?? false, now });
    return made && `${made.name}, ${megabytes(made.bytes, 'en')}`;
  },
  'tidy-database': async () => counted(await tidyEmbedded(connection), 'tables tidied'),
  'export-site': async ({ withPrivate }, now) => {
    const exporting = { withPrivate, contentFolder: contentFolder(), now };
    return (await keepExport(db, mediaStorage(), exporting)).name;
  },
  'check-links': async () => countsInWords(await checkDueLinks(db, siteFetcher().fetcher, { stop })),
});

const counted = (what: number | unknown[], done: string) => {
  const count = typeof what === 'number' ? what : what.length;
  return count > 0 ? `${count} ${done}` : undefined;
};
