import {
  type LeavingPlan,
  type OwnEssay,
  type OwnSaying,
  treatmentOfComment,
  treatmentOfEssay,
} from './plan.ts';

/** What a plan does, in numbers and without a word of what it does it to. */
export interface LeavingSummary {
  comments: Record<ReturnType<typeof treatmentOfComment>, number>;
  essays: Record<ReturnType<typeof treatmentOfEssay>, number>;
  /** Of the deleted comments those that readers never saw, or not any more. */
  unseen: number;
  /** Essays that readers never saw and nobody else works on. */
  drafts: number;
  pseudonym?: string | undefined;
  essayPseudonym?: string | undefined;
}

export function summarise(
  plan: LeavingPlan,
  comments: OwnSaying[],
  essays: OwnEssay[],
  drafts: number,
): LeavingSummary {
  const summary: LeavingSummary = {
    comments: { delete: 0, unsigned: 0, pseudonym: 0 },
    essays: { keep: 0, pseudonym: 0, unpublish: 0, 'take-name-off': 0 },
    unseen: comments.filter(({ status }) => status !== 'approved').length,
    drafts,
    pseudonym: plan.pseudonym,
    essayPseudonym: plan.essayPseudonym,
  };
  for (const comment of comments) summary.comments[treatmentOfComment(plan, comment)] += 1;
  for (const essay of essays) summary.essays[treatmentOfEssay(plan, essay)] += 1;
  return summary;
}
