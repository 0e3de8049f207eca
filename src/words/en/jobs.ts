import type { JobName } from '#src/features/jobs/rules.ts';

/** The owner's page about what the site does by itself. */
export const jobs = {
  title: 'Jobs',
  intro: 'What the site does by itself, and how it went the last time.',
  columns: { job: 'Job', last: 'Last run', outcome: 'What it did' },
  name: {
    'publish-due-essays': 'Publish scheduled essays',
    'send-mail': 'Send a mail as it is written',
    'send-due-mail': 'Try mails again',
    'send-digests': 'Write authors the comments of the day',
    'sweep-members': 'Remove what is over of accounts',
    'carry-out-leavings': 'Let members go whose day has passed',
    'drop-old-mail': 'Empty mails after 30 days',
  } satisfies Record<JobName, string>,
  rhythm: {
    'publish-due-essays': 'every 20 seconds',
    'send-mail': 'at once',
    'send-due-mail': 'every 30 seconds',
    'send-digests': 'every morning',
    'sweep-members': 'every night',
    'carry-out-leavings': 'every minute',
    'drop-old-mail': 'every night',
  } satisfies Record<JobName, string>,
  never: 'not yet',
  nothing: 'nothing to do',
  failed: (error: string) => `Failed: ${error}`,
  wellOn: 'It last went well',
};
