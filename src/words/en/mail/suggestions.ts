import type { MailWords } from '#src/features/mail/text.ts';

/** What the site writes about suggestions. A subject names no menu: it may reveal what someone lives with. */
export const suggestionMails = {
  'suggestion-accepted': ({ menu, resource, path }, { site }) => ({
    subject: `Your suggestion at ${site} is in its menu`,
    blocks: [
      `A curator looked at what you suggested for “${menu}” and took it in:`,
      { quote: resource },
      { label: 'See it in its place', path },
      'Thank you. Menus like these live on what people pass on.',
    ],
  }),
  'suggestion-declined': ({ menu, resource, reason, path }, { site }) => ({
    subject: `About your suggestion at ${site}`,
    blocks: [
      `A curator looked at what you suggested for “${menu}” and left it out:`,
      { quote: resource },
      'They give this reason:',
      { quote: reason },
      'If something has changed, or was overlooked, you can suggest it once more and say so.',
      { label: 'See your suggestions', path },
    ],
  }),
} as const satisfies Partial<MailWords>;
