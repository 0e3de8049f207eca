import { z } from 'zod';

export const commentTreatment = z.enum(['delete', 'unsigned', 'pseudonym'], {
  error: 'Choose what becomes of your comments.',
});
export const essayTreatment = z.enum(['keep', 'pseudonym', 'unpublish'], {
  error: 'Choose what becomes of your essays.',
});
export type CommentTreatment = z.infer<typeof commentTreatment>;
export type EssayTreatment = z.infer<typeof essayTreatment>;

/** What a member who leaves wants to become of what they wrote, as `members.leavingPlan` has it. */
export const leavingPlan = z.object({
  comments: commentTreatment,
  /** How comments are signed that keep a pseudonym. */
  pseudonym: z.string().optional(),
  /** Whether what stays is no longer spoken in a voice. */
  dropVoices: z.boolean().default(false),
  /** By the comment's id. */
  commentExceptions: z.record(z.uuid(), commentTreatment).default({}),
  essays: essayTreatment.default('keep'),
  /** How essays are signed that keep a pseudonym; apart, so that it need not lead to the comments. */
  essayPseudonym: z.string().optional(),
  essayExceptions: z.record(z.uuid(), essayTreatment).default({}),
});
export type LeavingPlan = z.infer<typeof leavingPlan>;

/** The plan in a row of `members`; undefined before the first choice. */
export const leavingPlanOf = (stored: unknown): LeavingPlan | undefined => leavingPlan.safeParse(stored).data;

/** As much of a comment as its treatment depends on. */
export interface OwnSaying {
  id: string;
  status: 'held' | 'approved' | 'declined' | 'spam' | 'withdrawn';
}

/** Nobody could look after what readers do not see, so only comments that stand before them can stay. */
export function treatmentOfComment({ comments, commentExceptions }: LeavingPlan, { id, status }: OwnSaying) {
  return status === 'approved' ? (commentExceptions[id] ?? comments) : 'delete';
}

/** As much of an essay as its treatment depends on. */
export interface OwnEssay {
  id: string;
  /** Whether others sign it too. */
  shared: boolean;
}

/** What others wrote as well stays theirs: instead of taking it offline, the name alone goes. */
export function treatmentOfEssay({ essays, essayExceptions }: LeavingPlan, { id, shared }: OwnEssay) {
  const wanted = essayExceptions[id] ?? essays;
  return shared && wanted === 'unpublish' ? 'take-name-off' : wanted;
}

/** Whether some comments or essays are to keep a pseudonym, so that there must be one. */
export const needsPseudonym = ({ comments, commentExceptions }: LeavingPlan) =>
  comments === 'pseudonym' || Object.values(commentExceptions).includes('pseudonym');
export const needsEssayPseudonym = ({ essays, essayExceptions }: LeavingPlan) =>
  essays === 'pseudonym' || Object.values(essayExceptions).includes('pseudonym');
