import type { MailStatus } from '#src/features/mail/queries.ts';
import type { TemplateName } from '#src/features/mail/templates.ts';

/** The owner's pages about mail. */
export const outbox = {
  title: 'Outbox',
  intro: 'Every mail the site writes, and whether it left. After 30 days what a mail said is gone.',
  noServer:
    'There is no mail server yet (SMTP_URL), so mails stay here. Open one to read it and to follow its links.',
  empty: 'Nothing has been written yet.',
  emptyOf: (status: string) => `There is none that is ${status}.`,
  show: 'Show',
  all: 'all',
  columns: { what: 'Mail', to: 'To', state: 'State', queued: 'Written' },
  state: { waiting: 'waiting', sent: 'sent', failed: 'failed', dropped: 'emptied' } satisfies Record<
    MailStatus,
    string
  >,
  triedOften: (tries: number) => (tries === 1 ? 'tried once' : `tried ${tries} times`),
  what: {
    verify: 'Confirm an address',
    'already-a-member': 'An account exists already',
    'sign-in-link': 'Link to sign in',
    reset: 'New password',
    'change-address-old': 'Change of address, to the old one',
    'change-address-new': 'Change of address, to the new one',
    'address-changed': 'Address has changed',
    'password-changed': 'Password has changed',
    suspended: 'Account suspended',
    'suspension-lifted': 'Suspension lifted',
    reply: 'A reply',
    'thread-comment': 'Comment in a followed thread',
    'essay-comment': 'Comment on an essay',
    'essay-comments-daily': 'Comments of the day',
    'comment-approved': 'Comment approved',
    'comment-declined': 'Comment declined',
    'appeal-answered': 'Appeal answered',
    danger: 'Someone may be in danger',
    leaving: 'Word of leaving in a day',
    left: 'Receipt for leaving',
  } satisfies Record<TemplateName, string>,
  nobody: 'nobody any more',
  back: 'All mails',
  subject: 'Subject',
  tries: 'Tries',
  left: 'It left.',
  nextTry: 'Next try',
  linksWork: 'The links below work: whoever follows one acts for the member it was written to.',
  linksGone: 'The link it held was made as it left, and is not kept.',
  dropped: 'What it said was dropped after 30 days.',
  unwritable: 'This mail cannot be written out any more: it belongs to another version of the site.',
  sendNow: 'Try to send it now',
  willSend: 'It will be tried within a minute.',
};
