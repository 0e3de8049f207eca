import type { FirstStep } from '../../features/overview/rules.ts';

/** Words of what the owner of a new site does first. */
export const firstSteps = {
  title: 'First steps',
  lead: 'What a new site needs, in an order that works. None of it is urgent, and all of it can be changed later.',
  about: 'What a new site needs, and which of it is done',
  taken: 'Done',
  steps: {
    name: {
      title: 'Give it its name',
      text: 'Its name and tagline, its language and time zone, its colour. A logo has a page beside it.',
    },
    examples: {
      title: 'Let the examples go',
      text: 'The essays that came with it are by invented authors. Keep them as long as they help you to look around, then delete them all at once, or one by one.',
    },
    pages: {
      title: 'Say who you are',
      text: 'Who writes here, and what the site keeps of people: take over the pages that came with it, and make their words yours.',
    },
    crisis: {
      title: 'Check the crisis lines',
      text: 'Someone may need them on your first day. Ring them, keep those of your country, and say when you checked.',
    },
    topics: {
      title: 'Name your topics',
      text: 'What your essays are about. Authors choose from these; three or four are enough to begin with.',
    },
    essay: {
      title: 'Write the first essay',
      text: 'Nobody sees it before you publish it. Something you have written elsewhere can be pasted in, and a whole site can be brought along under Import.',
    },
    people: {
      title: 'Ask others in',
      text: 'Authors, someone who reads comments with you, and a second owner for when you are away.',
    },
    mail: {
      title: 'Let mail leave',
      text: 'Until then it waits under Mail, where you can read it and hand its links on yourself. Whoever runs the machine names a mail server in the setting SMTP_URL.',
    },
    backups: {
      title: 'Have backups made',
      text: 'You can make one now. Whoever runs the machine has them made every night with the setting BACKUP_EVERY.',
    },
  } satisfies Record<FirstStep, { title: string; text: string }>,
};
