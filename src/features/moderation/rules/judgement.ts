import { createHash } from 'node:crypto';
import { z } from 'zod';
import { EARLY_LOOK_REASONS } from '../../decisions/rules.ts';

/** As long as a short letter; it goes to the member with the decline. */
export const MAX_WORDS_LENGTH = 2000;

/** What a moderator says of a comment. */
export type Judgement =
  | { verdict: 'approve' }
  | { verdict: 'spam' }
  | { verdict: 'decline'; guidelineId: string; words: string };

const words = z
  .string()
  .trim()
  .max(MAX_WORDS_LENGTH, `A word to the person has at most ${MAX_WORDS_LENGTH} characters.`)
  .default('');

/** The digest of the text that was shown, so that nobody decides on words they have not read. */
const seen = z.string().max(64).default('');

/** The buttons of the form: `approve`, `spam`, or `decline:` with the guideline's id. */
const button = z
  .string()
  .regex(/^(approve|spam|decline:[0-9a-f-]{36})$/, 'Choose what to do with this comment.');

export const judgementInput = z
  .object({ judgement: button, words, seen })
  .transform(({ judgement, words, seen }) => ({ judgement: judgementOf(judgement, words), seen }));

function judgementOf(button: string, words: string): Judgement {
  if (button === 'approve' || button === 'spam') return { verdict: button };
  return { verdict: 'decline', guidelineId: button.slice('decline:'.length), words };
}

export const earlyLookInput = z.object({
  reason: z.enum(EARLY_LOOK_REASONS, { error: 'Choose a reason: it stands in the public log.' }),
});

/** Several fields of one name come as a list, one as itself. */
export const spamInput = z.object({
  ticket: z.union([z.uuid().transform((ticket) => [ticket]), z.array(z.uuid()).max(100)], {
    error: 'Choose the comments that are spam.',
  }),
});

export const restoreInput = z.object({ ticket: z.uuid() });

export const lockInput = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Say in a word why: readers see it where the thread ends.')
    .max(300, 'A reason has at most 300 characters.'),
});

/** Tells one state of a comment's words from another. */
export const digestOf = (body: string, heldEdit: string | null) =>
  createHash('sha256')
    .update(JSON.stringify([body, heldEdit]))
    .digest('hex')
    .slice(0, 16);
