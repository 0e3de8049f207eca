import type { essayStatus, reviewState } from '#db/schema/index.ts';
import type { DraftMatter, PageDraftMatter } from './matter.ts';

export type DraftStatus = (typeof essayStatus.enumValues)[number];
export type ReviewState = (typeof reviewState.enumValues)[number];

export interface Collaborator {
  memberId: string;
  name: string;
  /** None while they are only invited. */
  joinedAt: Date | null;
}

interface AnyDraft {
  id: string;
  /** The present address of its essay or page; a stand-in before it is first published. */
  slug: string;
  status: DraftStatus;
  body: string;
  /** Grows with every save. */
  version: number;
  /** The version that readers see, or will at its time; none before it is first published. */
  publishedVersion: number | null;
  /** When readers see it, or will; none before it is first published. */
  publishedAt: Date | null;
  savedAt: Date;
  savedBy: string | null;
  review: ReviewState;
  submittedAt: Date | null;
  deletedAt: Date | null;
  collaborators: Collaborator[];
}

export interface EssayDraft extends AnyDraft {
  kind: 'essay';
  essayId: string;
  pageId: null;
  /** The original's present slug, when this is another edition. */
  original: string | null;
  matter: DraftMatter;
}

export interface PageDraft extends AnyDraft {
  kind: 'page';
  essayId: null;
  pageId: string;
  matter: PageDraftMatter;
}

export type Draft = EssayDraft | PageDraft;

/** Whether readers see it, or will at its time. */
export const isShown = (status: DraftStatus) => status === 'published' || status === 'scheduled';

/** Whether it has changes that readers do not see yet. */
export const hasUnseenChanges = ({
  version,
  publishedVersion,
}: Pick<Draft, 'version' | 'publishedVersion'>) => publishedVersion !== null && version > publishedVersion;
