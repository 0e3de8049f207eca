export const QUEUE_PATH = '/moderate/';
export const WAITING_PATH = '/moderate/list/';
export const SPAM_PATH = '/moderate/spam/';
export const LOG_PATH = '/moderate/log/';
export const PARITY_PATH = '/moderate/parity/';

/** Where one waiting comment is read, by its ticket, which leads to nobody. */
export const lookPath = (ticket: string, said?: string) =>
  `/moderate/${ticket}/${said ? `?said=${said}` : ''}`;

/** Where a comment's thread is ended or reopened. */
export const threadPath = (commentId: string) => `/moderate/thread/${commentId}/`;
