import { z } from 'zod';
import { slug } from '../../fields.ts';

/** What `content/topics.yaml` may say. */
export const topicsFile = z.array(
  z.strictObject({
    slug,
    name: z.string().trim().min(1).max(80),
    description: z.string().trim().max(400).default(''),
    /** The slug of the topic it stands under. */
    parent: slug.optional(),
  }),
);

/** What `content/series.yaml` may say. */
export const seriesFile = z.array(
  z.strictObject({
    slug,
    title: z.string().trim().min(1).max(120),
    description: z.string().trim().max(600).default(''),
  }),
);
