import { z } from 'zod';

/** What an owner says to the authors of a draft. */
export const remarkInput = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'Say what they should think of.')
    .max(5000, 'Remarks have at most 5,000 characters.'),
});
