import type { MailWords } from '#src/features/mail/text.ts';

const SOMEONE = 'Someone';
const who = (by: string | null) => by ?? SOMEONE;

/**
 * What the site writes about comments. A subject is read over shoulders and on locked screens: it names no person, no
 * voice, no essay and no topic.
 */
export const commentMails = {
  reply: ({ by, essay, text, path }, { site }) => ({
    subject: `A reply to your comment at ${site}`,
    blocks: [
      `${who(by)} replied to your comment under “${essay}”:`,
      { quote: text },
      { label: 'Read it in its thread', path },
    ],
  }),
  'thread-comment': ({ by, essay, text, path }, { site }) => ({
    subject: `A new comment in a thread you follow at ${site}`,
    blocks: [
      `${who(by)} wrote in a thread that you follow, under “${essay}”:`,
      { quote: text },
      { label: 'Read it in its thread', path },
    ],
  }),
  'essay-comment': ({ by, essay, text, path }, { site }) => ({
    subject: `A new comment at ${site}`,
    blocks: [`${who(by)} wrote under “${essay}”:`, { quote: text }, { label: 'Read it in its place', path }],
  }),
  'essay-comments-daily': ({ comments, more }, { site }) => ({
    subject: `New comments at ${site}`,
    blocks: [
      'This was written since yesterday:',
      ...comments.flatMap(({ by, essay, text, path }) => [
        `${who(by)}, under “${essay}”:`,
        { quote: text },
        { label: 'Read it in its place', path },
      ]),
      ...(more > 0 ? [more === 1 ? 'And one more.' : `And ${more} more.`] : []),
    ],
  }),
  'comment-approved': ({ essay, path }, { site }) => ({
    subject: `Your comment at ${site} can be read now`,
    blocks: [
      `A moderator read your comment under “${essay}”. Everyone it is meant for can read it now.`,
      { label: 'See it in its place', path },
    ],
  }),
  'comment-declined': ({ essay, text, guideline, words, editPath, appealPath }, { site }) => ({
    subject: `About your comment at ${site}`,
    blocks: [
      `A moderator read your comment under “${essay}” and did not publish it as it stands. It rests on this guideline:`,
      { quote: `${guideline.title}\n${guideline.text}` },
      ...(words ? ['The moderator adds:', { quote: words }] : []),
      'This is what you wrote, so that none of it is lost:',
      { quote: text },
      { label: 'Edit and send again', path: editPath },
      ...(appealPath ? [{ label: 'Ask for a second reader', path: appealPath }] : []),
      'Here a comment is judged by its words. You may find other ones, or ask someone else to read it.',
    ],
  }),
  'appeal-answered': ({ essay, text, approved, guideline, words, path }, { site }) => ({
    subject: `A second reader has read your comment at ${site}`,
    blocks: [
      approved
        ? `You asked for a second reader for your comment under “${essay}”. They let it stand, and it can be read now.`
        : `You asked for a second reader for your comment under “${essay}”. They came to the same answer: it is not published as it stands.`,
      ...(guideline ? [{ quote: `${guideline.title}\n${guideline.text}` }] : []),
      ...(words ? ['They add:', { quote: words }] : []),
      'This is what you wrote:',
      { quote: text },
      approved ? { label: 'See it in its place', path } : { label: 'Edit and send again', path },
    ],
  }),
  'queue-waits': ({ count, more, path }, { site }) => ({
    subject: `Comments wait to be read at ${site}`,
    blocks: [
      more
        ? `More than ${count} comments wait for a moderator.`
        : count === 1
          ? 'One comment waits for a moderator.'
          : `${count} comments wait for a moderator.`,
      'Those who wrote them were told that it usually takes less than a day.',
      { label: 'Read the one that has waited longest', path },
    ],
  }),
  danger: ({ essay, path }, { site }) => ({
    subject: `Please look now, at ${site}`,
    blocks: [
      `A reader says that someone may be in danger, in a comment under “${essay}”. It stands first in the queue.`,
      { label: 'Open it now', path },
    ],
  }),
} as const satisfies Partial<MailWords>;
