import { availableParallelism } from 'node:os';
import { Threads } from '../essays/text/threads.ts';
import type { Question } from './convert-thread.ts';
import type { AskedText, CheckedText, OpenConverter } from './converter.ts';
import { keptAsCode } from './rules/as-code.ts';

/** One processor is kept for what is written meanwhile; more threads would want more memory than a small machine has. */
const MOST_THREADS = Math.min(3, Math.max(1, availableParallelism() - 1));

/** Enough for nearly every text, and the whole import stays within what a small machine has. */
const LIMITS = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 3 };

/** A text that takes longer is not one that a person wrote. */
const TEXT_LIMIT_MS = 5_000;
const COMMENTS_LIMIT_MS = 10_000;

/** Makes texts into this site's in threads; what takes too long there is kept as it stood. */
export const openThreads: OpenConverter = (directories, home) => {
  const file = new URL(import.meta.resolve('#src/features/imports/convert-thread.ts'));
  const given = { directories, home };
  const threads = new Threads<Question, CheckedText | string[]>({
    file,
    given,
    most: MOST_THREADS,
    limits: LIMITS,
  });
  const alone = new Threads<Question, CheckedText | string[]>({ file, given, most: 1 });

  /** What is too much for a share of the memory is tried once more with all of it. */
  const textIn = async (asked: AskedText) => {
    const answer = await threads.read({ text: asked }, TEXT_LIMIT_MS);
    if (!('stoppedAt' in answer)) return answer;
    return alone.read({ text: asked }, TEXT_LIMIT_MS).finally(() => alone.close());
  };

  const one = async (body: string) => {
    const answer = await threads.read({ comments: [body] }, COMMENTS_LIMIT_MS);
    return Array.isArray(answer) ? (answer[0] ?? '') : '';
  };

  return {
    async text(asked) {
      const answer = await textIn(asked);
      if ('stoppedAt' in answer) return keptAsCode(asked, answer.stoppedAt);
      if (Array.isArray(answer)) throw new Error('A thread answered another question.');
      return answer;
    },
    async comments(bodies) {
      if (bodies.length === 0) return [];
      const answer = await threads.read({ comments: bodies }, COMMENTS_LIMIT_MS);
      // One of them takes too long, so each is tried by itself.
      return Array.isArray(answer) ? answer : Promise.all(bodies.map(one));
    },
    close: () => threads.close(),
  };
};
