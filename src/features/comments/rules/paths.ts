import { essayPath } from '../../addresses/rules.ts';

/** Leads to a comment wherever it stands now. */
export const commentPath = (id: string) => `/comments/${id}/`;

export const reportPath = (id: string) => `/comments/${id}/report/`;

/** What a comment said before it was edited. */
export const earlierPath = (id: string) => `/comments/${id}/earlier/`;

export const ownCommentsPath = '/me/comments/';

/** What was written elsewhere under the member's address, and waits for their word. */
export const claimsPath = '/me/comments/elsewhere/';

/** One of the member's own, with its state and all that can be done with it. */
export const ownCommentPath = (id: string) => `${ownCommentsPath}${id}/`;

/** Where a comment's element stands on its page. */
export const anchorOf = (id: string) => `comment-${id}`;

/** A page of the threads under an essay; `at` is the comment to go to. */
export function threadsPath(slug: string, page: number, at?: string) {
  const query = page > 1 ? `?comments=${page}` : '';
  return `${essayPath(slug)}${query}#${at ? anchorOf(at) : 'comments'}`;
}

/** A part of one thread; `at` is the comment to go to. */
export const threadPath = (slug: string, rootId: string, part = 1, at = rootId) =>
  `${essayPath(slug)}?thread=${rootId}${part > 1 ? `&replies=${part}` : ''}#${anchorOf(at)}`;

/** The composer under a comment, on a page with its thread alone. */
export const replyPath = (slug: string, { id, rootId }: { id: string; rootId: string }) =>
  `${essayPath(slug)}?thread=${rootId}&answer=${id}#composer`;

export const commentsFeedPath = (slug: string) => `${essayPath(slug)}comments.xml`;
