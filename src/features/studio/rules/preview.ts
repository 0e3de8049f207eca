import { z } from 'zod';

export const PREVIEW_DAYS = 14;
export const MOST_PREVIEW_DAYS = 90;

/** For whom a preview link is, and how long it works. */
export const previewInput = z.object({
  note: z.string().trim().max(200, 'A note has at most 200 characters.').default(''),
  days: z.coerce
    .number('Say for how many days.')
    .int('Say for how many whole days.')
    .min(1, 'A link works for at least one day.')
    .max(MOST_PREVIEW_DAYS, `A link works for at most ${MOST_PREVIEW_DAYS} days.`)
    .default(PREVIEW_DAYS),
});
export type PreviewInput = z.infer<typeof previewInput>;
