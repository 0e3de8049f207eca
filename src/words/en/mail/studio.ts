import type { MailWords } from '#src/features/mail/text.ts';

const titled = (essay: string) => (essay ? `“${essay}”` : 'a text that has no title yet');

/** What the site writes to those who write for it. As elsewhere, a subject names no person and no essay. */
export const studioMails = {
  'co-author-invited': ({ by, essay, path }, { site }) => ({
    subject: `You are asked to write with someone at ${site}`,
    blocks: [
      `${by} asks you to work on ${titled(essay)} with them. If you accept, you can change the text, and you are named beside the others who sign it.`,
      { label: 'Accept or decline', path },
    ],
  }),
  'review-asked': ({ by, essay, path }, { site }) => ({
    subject: `Something waits for your review at ${site}`,
    blocks: [
      `${by} would like ${titled(essay)} to be published. Read it, then publish it or send it back with your remarks.`,
      { label: 'Read it', path },
    ],
  }),
  'review-returned': ({ by, essay, text, path }, { site }) => ({
    subject: `Remarks on what you submitted at ${site}`,
    blocks: [
      `${by} read ${titled(essay)} and says:`,
      { quote: text },
      'Nothing was changed. When you are done, submit it again.',
      { label: 'Go on writing', path },
    ],
  }),
  'review-published': ({ by, essay, path }, { site }) => ({
    subject: `What you submitted at ${site} is published`,
    blocks: [`${by} read ${titled(essay)} and published it.`, { label: 'See it as readers do', path }],
  }),
} as const satisfies Partial<MailWords>;
