import { z } from 'zod';
import { skeletonOf } from './skeleton.ts';

export const MOST_NAME_CHARACTERS = 60;

/** Control, bidi, zero-width, private and unassigned characters, line ends, and blanks that pass for letters. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|[\ufe00-\ufe0f]/u;

/** No script needs more marks on one letter; stacks of them cover the lines around. */
const PILE_OF_MARKS = /\p{M}{5}/u;

/** A member's name in any script, as it will be shown. */
export const memberName = z
  .string()
  .transform((name) =>
    name
      .normalize('NFC')
      .replace(/\p{Zs}+/gu, ' ')
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(1, 'Please give a name. It need not be your legal name.')
      .refine(
        (name) => [...name].length <= MOST_NAME_CHARACTERS,
        `Please use at most ${MOST_NAME_CHARACTERS} characters.`,
      )
      .refine(
        (name) => !UNSEEN.test(name),
        'There is a character in this name that cannot be seen. Please type it again.',
      )
      .refine((name) => !PILE_OF_MARKS.test(name), 'Please use fewer marks on one letter.')
      .refine((name) => skeletonOf(name) !== '', 'Please use at least one letter or digit.'),
  );
