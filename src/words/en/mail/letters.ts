import type { AnnouncedEssay } from '#src/features/mail/templates.ts';
import type { MailBlock, MailWords } from '#src/features/mail/text.ts';

const names = new Intl.ListFormat('en', { type: 'conjunction' });

/** Title and standfirst, who wrote it and how long it takes, what some want to know before, how it begins. */
const told = ({
  title,
  standfirst,
  by,
  minutes,
  contentNotes,
  opening,
  path,
}: AnnouncedEssay): MailBlock[] => [
  { title },
  ...(standfirst ? [standfirst] : []),
  `By ${names.format(by)}. ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read.`,
  ...(contentNotes.length > 0 ? [`Before you read: ${contentNotes.join('; ')}`] : []),
  ...opening.split('\n\n').filter(Boolean),
  { label: opening ? 'Read on' : 'Read it', path },
];

/** The letters to those who read by mail. Here too a subject names no person and no essay. */
export const letterMails = {
  'letters-asked': ({ pace }, { site, path }) => ({
    subject: `Confirm that you want letters from ${site}`,
    blocks: [
      pace === 'weekly'
        ? `Someone asked for a letter from ${site} to this address, once in each week that brings a new essay. If it was you, say so here.`
        : `Someone asked for a letter from ${site} to this address for every new essay. If it was you, say so here.`,
      { label: 'Yes, send me letters', path },
      'The link works once, within seven days. If this was not you, leave this mail aside: without your word nothing is sent, and your address is not kept.',
    ],
  }),
  'new-essay': (essay, { site }) => ({ subject: `A new essay at ${site}`, blocks: told(essay) }),
  'new-essays': ({ essays, more }, { site }) => ({
    subject: essays.length + more === 1 ? `A new essay at ${site}` : `New essays at ${site}`,
    blocks: [
      ...essays.flatMap(told),
      ...(more > 0 ? [{ label: more === 1 ? 'And one more' : `And ${more} more`, path: '/essays/' }] : []),
    ],
  }),
} as const satisfies Partial<MailWords>;
