import { z } from 'zod';
import { pageNumberOf } from '../../essays/rules/archive.ts';

/** Which part of the comments under a work is asked for: a page of threads, or a part of one thread. */
export interface Asked {
  /** From 1. */
  page: number;
  /** The id of the comment that began the one thread to show. */
  thread?: string | undefined;
  /** Which part of that thread, from 1. */
  replies: number;
  /** Rather the part of the thread that this comment stands on. */
  around?: string | undefined;
}

const uuid = z.uuid();

const idOf = (given: string | null) => (uuid.safeParse(given).success ? (given ?? undefined) : undefined);

/** Which comments an essay's address asks for; `answer` names the one to be answered, and only members may. */
export function askedOf(query: URLSearchParams, mayAnswer: boolean): Asked {
  return {
    page: pageNumberOf(query.get('comments')),
    thread: idOf(query.get('thread')),
    replies: pageNumberOf(query.get('replies')),
    around: mayAnswer ? idOf(query.get('answer')) : undefined,
  };
}
