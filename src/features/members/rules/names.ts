import { z } from 'zod';
import { skeletonOf } from './skeleton.ts';

export const MOST_NAME_CHARACTERS = 60;

/** Control, bidi, zero-width, private and unassigned characters, line ends, and blanks that pass for letters. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|[\ufe00-\ufe0f]/u;

const VIRAMAS = '\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca';

/** Joiners without which some names cannot be spelled: beside an Indic virama, and between Arabic letters (RFC 5892, A.1 and A.2). */
const SPELLING_JOINER = new RegExp(
  `(?<=[${VIRAMAS}])[\\u200c\\u200d](?=\\p{L})|(?<=\\p{L})\\u200d(?=[${VIRAMAS}])|(?<=\\p{Script=Arabic})\\u200c(?=\\p{Script=Arabic})`,
  'gu',
);

/** They only choose between an emoji and a plain sign, and telephones add them unasked. */
const EMOJI_STYLE = /[\ufe0e\ufe0f]/g;

/** No script needs more marks on one letter; stacks of them cover the lines around. */
const PILE_OF_MARKS = /\p{M}{5}/u;

/** A member's name in any script, as it will be shown. */
export const memberName = z
  .string()
  .transform((name) =>
    name
      .normalize('NFC')
      .replace(EMOJI_STYLE, '')
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
        (name) => !UNSEEN.test(name.replace(SPELLING_JOINER, '')),
        'There is a character in this name that cannot be seen, such as one that joins emoji. Please leave it out.',
      )
      .refine((name) => !PILE_OF_MARKS.test(name), 'Please use fewer marks on one letter.')
      .refine((name) => skeletonOf(name) !== '', 'Please use at least one letter or digit.'),
  );

/** Whether a name says that its bearer holds an office here: one of the words for offices is in it, however written. */
export function namesAnOffice(name: string, offices: string[]): boolean {
  const held = new Set(offices.map(skeletonOf));
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => held.has(skeletonOf(word)));
}
