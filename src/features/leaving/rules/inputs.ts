import { z } from 'zod';
import { several } from '../../../fields.ts';
import { memberName } from '../../members/rules/names.ts';
import { commentTreatment, essayTreatment } from './plan.ts';

const pseudonym = z.preprocess(
  (given) => (typeof given === 'string' && given.trim() === '' ? undefined : given),
  memberName.optional(),
);

/** What becomes of everything, but for the exceptions. */
export const planForm = z
  .object({
    comments: commentTreatment,
    pseudonym,
    dropVoices: z.literal('on').optional().transform(Boolean),
    essays: essayTreatment.default('keep'),
    essayPseudonym: pseudonym,
    step: z.enum(['comments', 'essays', 'preview']).default('preview'),
  })
  .refine(({ comments, pseudonym }) => comments !== 'pseudonym' || pseudonym, {
    path: ['pseudonym'],
    error: 'Say how your comments are to be signed.',
  })
  .refine(({ essays, essayPseudonym }) => essays !== 'pseudonym' || essayPseudonym, {
    path: ['essayPseudonym'],
    error: 'Say how your essays are to be signed.',
  });

/** A page of exceptions: what each comment or essay is to become, in the order of the ids; empty is as for all. */
const exceptions = <Treatment extends z.ZodType>(treatment: Treatment) =>
  z
    .object({ ids: several(z.uuid()), treatments: several(z.union([z.literal(''), treatment])) })
    .refine(({ ids, treatments }) => ids.length === treatments.length, {
      path: ['ids'],
      error: 'Something of this form was lost on the way. Please choose again.',
    });

export const commentExceptionsForm = exceptions(commentTreatment);
export const essayExceptionsForm = exceptions(essayTreatment);

export type PlanForm = z.infer<typeof planForm>;
