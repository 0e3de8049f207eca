import { z } from 'zod';
import { slug } from '../../fields.ts';

/** What `content/authors.yaml` may say. */
export const authorsFile = z.array(
  z.strictObject({
    handle: slug,
    name: z.string().trim().min(1).max(120),
    biography: z.string().trim().max(1000).default(''),
  }),
);
