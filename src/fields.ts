import { z } from 'zod';

/** Lower-case words joined by hyphens: the last part of an address. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be lower-case letters, digits and single hyphens, like "tea-before-advice"',
  )
  .max(120, 'must be at most 120 characters');

/** A slug from a form whose field may be left empty. */
export const optionalSlug = z
  .literal('')
  .transform(() => undefined)
  .or(slug)
  .optional();

const isLanguage = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** A BCP 47 language tag, such as `en` or `pt-BR`, that dates and names can be written in. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag like "en" or "pt-BR"')
  .refine(isLanguage, 'must be a language tag like "en" or "pt-BR"');

/** Some words on one line, at least one character and at most so many. */
export const line = (most: number) =>
  z.string().trim().min(1, 'must not be empty').max(most, `must be at most ${most} characters`);

/** Whose comments wait for a moderator before readers see them. */
export const moderationPolicy = z.enum(['all-held', 'newcomers-held', 'nothing-held'], {
  error: 'must be all-held, newcomers-held or nothing-held',
});

/** A calendar day such as `2026-11-03`. */
export const day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))], {
  error: 'must be a date like 2026-11-03',
});

/** A field that a form may send never, once or often, such as a group of checkboxes. */
export const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(item).max(100));
