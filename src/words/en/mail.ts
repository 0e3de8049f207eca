import type { MailWords } from '#src/features/mail/text.ts';
import { commentMails } from './mail/comments.ts';
import { letterMails } from './mail/letters.ts';
import { memberMails } from './mail/members.ts';
import { studioMails } from './mail/studio.ts';
import { suggestionMails } from './mail/suggestions.ts';

/** Every mail the site writes. */
const templates: MailWords = {
  ...memberMails,
  ...commentMails,
  ...studioMails,
  ...suggestionMails,
  ...letterMails,
};

export const mail = {
  templates,
  /** At the foot of every mail. */
  from: (site: string) => `This mail was sent by ${site}.`,
  why: {
    follow: 'You get it because you follow this thread.',
    'essay-comments': 'You get it because you wrote the essay.',
  },
  stop: 'Stop these mails with one click',
  choices: 'Choose which mails you get',
};
