import { z } from 'zod';
import { line, slug } from '../../fields.ts';

/** The page under whose text the guidelines stand. */
export const GUIDELINES_PAGE = 'guidelines';

/** A guideline goes whole into a mail and into every decision that rests on it. */
const MAX_GUIDELINE_LENGTH = 2000;

const wording = z.string().trim().min(1, 'must not be empty').max(MAX_GUIDELINE_LENGTH);

/** What `content/guidelines.yaml` may say. */
export const guidelinesFile = z
  .array(
    z.strictObject({
      /** Stays when the title changes; decisions rest on it. */
      slug,
      title: line(120),
      /** Short Markdown: emphasis and links. */
      text: wording,
    }),
  )
  .superRefine((guidelines, context) => {
    guidelines.forEach((guideline, at) => {
      if (guidelines.findIndex((other) => other.slug === guideline.slug) === at) return;
      const message = `"${guideline.slug}" stands there twice: give one another slug`;
      context.addIssue({ code: 'custom', path: [at, 'slug'], message });
    });
  });

export type GuidelineFile = z.infer<typeof guidelinesFile>[number];

/** A guideline as the owner writes it in the browser. */
export const guidelineInput = z.object({
  title: z.string().trim().min(1, 'Give it a title.').max(120, 'A title has at most 120 characters.'),
  text: z
    .string()
    .trim()
    .min(1, 'Say what the guideline asks.')
    .max(MAX_GUIDELINE_LENGTH, `A guideline has at most ${MAX_GUIDELINE_LENGTH} characters.`),
});

export type GuidelineInput = z.infer<typeof guidelineInput>;
