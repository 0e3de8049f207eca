import { z } from 'zod';

export const MOST_CHARACTERS = 10_000;

/** As Postgres counts them: one for each character, however it is stored. */
const lengthOf = (text: string) => [...text].length;

const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u;

/** Line ends as one sign, no NUL, no blank lines around; the indentation of a first line of code stays. */
const tidied = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();

/** A comment's text. */
export const commentBody = z
  .string({ error: 'Write something first.' })
  .transform(tidied)
  .refine((text) => VISIBLE.test(text), 'Write something first.')
  .refine((text) => lengthOf(text) <= MOST_CHARACTERS, {
    error: ({ input }) =>
      `A comment holds 10,000 characters, and this has ${lengthOf(String(input)).toLocaleString('en')}. Shorten it, or send it in two.`,
  });

const orNone = z.literal('').transform(() => undefined);
const checkbox = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

const voice = z.union([orNone, z.string().max(120)]).optional();
const audience = z.enum(['public', 'members'], { error: 'Choose who may read this.' }).default('public');

/** What one can say in a comment. */
const saying = { body: commentBody, voice, audience };

/** The composer under an essay and under a comment. */
export const commentForm = z.object({
  ...saying,
  parentId: z.union([orNone, z.uuid('Choose the comment that you answer once more.')]).optional(),
  asModerator: checkbox,
  follow: checkbox,
  /** Says when the form was handed out and makes sending it twice one comment. */
  ticket: z.string().max(300).default(''),
  /** Not for people; see `LeftEmpty.astro`. */
  website: z.string().max(0, 'Leave this field empty, and send the comment again.').default(''),
  step: z.enum(['send', 'preview']).default('send'),
});

/** The edit of one's own comment. */
export const editForm = z.object({ ...saying, step: z.enum(['send', 'preview']).default('send') });

/** What a reader tells the moderators. */
export const reportForm = z.object({
  reason: z.union([z.literal('danger'), z.uuid()], { error: 'Choose what is the matter.' }),
  words: z
    .string()
    .trim()
    .max(2000, 'Say it in at most 2,000 characters.')
    .default('')
    .transform((text) => text.toWellFormed().replaceAll('\0', '')),
});

/** The part of an earlier text that its author wants gone from it. */
export const redactForm = z.object({
  earlierId: z.uuid(),
  passage: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length > 0, 'Copy the passage here that should go.'),
});

/** Mail from a thread, or without one from all comments under the work. */
export const followForm = z.object({ rootId: z.union([orNone, z.uuid()]).optional() });

export const unfollowForm = z.object({ followId: z.uuid() });

/** A button alone. */
export const button = z.object({});
