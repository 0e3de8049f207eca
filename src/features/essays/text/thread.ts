import { parentPort, workerData } from 'node:worker_threads';
import { readSafeMdx } from '../rules/safe-mdx.ts';
import type { Asked, ThreadData } from './threads.ts';

/** The thread in which untrusted texts are read, one after the other; `threads.ts` ends it when one takes too long. */
const line = new Int32Array((workerData as ThreadData<undefined>).line);
const reached = (at: number) => Atomics.store(line, 0, at);

parentPort?.on('message', ({ body, language }: Asked) => {
  parentPort?.postMessage(readSafeMdx(body, language, reached));
});
parentPort?.postMessage('ready');
