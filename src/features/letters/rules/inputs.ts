import { z } from 'zod';
import { mailAddress } from '../../members/rules/inputs.ts';

/** How soon a reader hears of a new essay. */
export const letterPace = z.enum(['at-once', 'weekly']);
export type LetterPace = z.infer<typeof letterPace>;

export const lettersInput = z.object({
  email: mailAddress,
  pace: letterPace.default('at-once'),
  /** Not for people; see `LeftEmpty.astro`. */
  website: z.string().max(0, 'Leave this field empty, and send this again.').default(''),
});

/** What a link in the mail that asks for confirmation carries. */
export const askedLetters = z.object({ email: mailAddress, pace: letterPace });
export type AskedLetters = z.infer<typeof askedLetters>;
