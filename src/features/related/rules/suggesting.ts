import { z } from 'zod';
import { languageTag, several, slug } from '../../../fields.ts';

/** A text as an author has it in the form; nothing of it is kept. */
export const draftInput = z.object({
  title: z.string().max(400).default(''),
  body: z.string().max(1_000_000).default(''),
  lang: languageTag.optional(),
  topics: several(slug),
  except: several(z.string().max(400)),
});
export type DraftInput = z.infer<typeof draftInput>;
