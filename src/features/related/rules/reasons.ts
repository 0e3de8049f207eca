import type { StoredReason } from '#db/schema/index.ts';

/** Why an essay is recommended. The words for readers are made from it in their language. */
export type Reason = StoredReason;

/** Related reading of an essay, as its page and the API show it. */
export interface RelatedEssay {
  slug: string;
  title: string;
  standfirst: string;
  lang: string;
  /** From 0 to 1: how strongly the graph recommends it. */
  score: number;
  reasons: Reason[];
}
