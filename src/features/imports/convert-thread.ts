import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from '../essays/text/threads.ts';
import { conversion } from './convert-here.ts';
import type { AskedText } from './converter.ts';
import type { Directories } from './rules/surroundings.ts';

/** What the thread knows of the source whose texts it converts. */
export interface Given {
  directories: Directories;
  home: string | undefined;
}

export type Question = { text: AskedText } | { comments: string[] };

/** The thread in which foreign texts are made into this site's. */
const { line, given } = workerData as ThreadData<Given>;
const lines = new Int32Array(line);
const convert = conversion(given.directories, given.home, (at) => Atomics.store(lines, 0, at));

parentPort?.on('message', (question: Question) => {
  const answer = 'text' in question ? convert.text(question.text) : convert.comments(question.comments);
  parentPort?.postMessage(answer);
});
parentPort?.postMessage('ready');
