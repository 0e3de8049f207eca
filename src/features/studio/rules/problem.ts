/** What keeps a draft from being published: beside a field of its details, or at a place of its text. */
export interface DraftProblem {
  /** A key of `draftMatter` or `pageDraftMatter`, or `body`. */
  field?: string;
  line?: number;
  column?: number;
  message: string;
}
