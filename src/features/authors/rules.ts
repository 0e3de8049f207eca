import { z } from 'zod';
import { optionalSlug, slug } from '../../fields.ts';

const name = z.string().trim().min(1, 'must not be empty').max(120, 'must be at most 120 characters');
const biography = z.string().trim().max(1000, 'must be at most 1000 characters').default('');

/** What `content/authors.yaml` may say. */
export const authorsFile = z.array(z.strictObject({ handle: slug, name, biography }));

/** An author as an owner writes one; without a slug the address stays, or is made from the name. */
export const authorInput = z.object({ name, slug: optionalSlug, biography });

/** What an author says of themselves. */
export const introductionInput = z.object({ name, biography });

export type AuthorInput = z.infer<typeof authorInput>;
