import { dictionary } from '@zxcvbn-ts/language-common';
import { z } from 'zod';

export const LEAST_PASSWORD_CHARACTERS = 8;
export const MOST_PASSWORD_CHARACTERS = 128;

/** As many of the most common passwords are refused, counted among those that are long enough to be chosen. */
const REFUSED = 3000;

const common = new Set(
  dictionary['passwords-common'].filter((word) => word.length >= LEAST_PASSWORD_CHARACTERS).slice(0, REFUSED),
);

const length = (password: string) => [...password].length;

/** A password that someone chooses: long enough and not among those tried first; nothing else is asked of it. */
export const newPassword = z
  .string()
  .refine((password) => length(password) >= LEAST_PASSWORD_CHARACTERS, {
    error: `Please use at least ${LEAST_PASSWORD_CHARACTERS} characters. A few words in a row are good.`,
    abort: true,
  })
  .refine(
    (password) => length(password) <= MOST_PASSWORD_CHARACTERS,
    `Please use at most ${MOST_PASSWORD_CHARACTERS} characters.`,
  )
  .refine(
    (password) => !common.has(password.toLowerCase()),
    'This is one of the passwords that people who break in try first. Please choose another.',
  );

/** A password that someone signs in with. */
export const givenPassword = z
  .string()
  .min(1, 'Please type your password.')
  .max(MOST_PASSWORD_CHARACTERS * 4, 'This is longer than any password here.');
