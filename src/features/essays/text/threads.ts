import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { ReadText } from '../rules/safe-mdx.ts';

/** A text to read; the language is that of its quotation marks and notes. */
export interface Asked {
  body: string;
  language: string;
}

/** What a thread is told as it starts. */
export interface ThreadData<Given> {
  /** Where it writes the line that it has come to. */
  line: SharedArrayBuffer;
  given: Given;
}

interface Kind {
  /** The file that runs in each thread: it answers every message with one of its own, the first being that it is ready. */
  file: URL;
  /** How many there may be. */
  most: number;
  /** A smaller share of the memory, for those that work on many texts in a row. */
  limits?: ResourceLimits;
  given?: unknown;
}

/** A thread with the line that it has come to, which it writes as it goes. */
interface Thread {
  worker: Worker;
  line: Int32Array;
}

/** A text that makes a thread need more is not one that a person wrote. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };

/** On a machine that is busy with other things, a second of work takes longer; past this many nobody waits for it. */
const PATIENCE = 10;

/** One can be busy with a text that takes its whole second while the other serves everyone else. */
const MOST_THREADS = 2;

/** Works on texts in threads of their own, so that no text holds up the process that serves readers. */
export class Threads<Question, Answer> {
  #idle: Thread[] = [];
  #free: number;
  #waiting: (() => void)[] = [];
  #kind: Kind;

  constructor(kind: Kind) {
    this.#kind = kind;
    this.#free = kind.most;
  }

  /** @returns the answer, or the line that was come to when its time or memory was used up. */
  async read(asked: Question, limitMs: number): Promise<Answer | { stoppedAt: number }> {
    await this.#turn();
    try {
      return await this.#readNow(asked, limitMs);
    } finally {
      this.#free++;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the threads that are idle. */
  async close() {
    await Promise.all(this.#idle.splice(0).map(({ worker }) => worker.terminate()));
  }

  async #turn() {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#free--;
  }

  async #readNow(asked: Question, limitMs: number) {
    const thread = this.#idle.pop() ?? (await startThread(this.#kind));
    thread.worker.ref();
    try {
      const answer = await readIn<Answer>(thread, asked, limitMs);
      // An idle thread keeps no process from ending.
      thread.worker.unref();
      this.#idle.push(thread);
      return answer;
    } catch (error) {
      await thread.worker.terminate();
      if (isExhausted(error)) return { stoppedAt: Math.max(1, Atomics.load(thread.line, 0)) };
      throw error;
    }
  }
}

async function startThread({ file, given, limits = RESOURCE_LIMITS }: Kind): Promise<Thread> {
  const line = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData = { line: line.buffer, given };
  const worker = new Worker(file, { workerData, resourceLimits: limits, execArgv: [] });
  await once(worker, 'message');
  return { worker, line };
}

class TimeUsedUp extends Error {}

async function readIn<Answer>({ worker, line }: Thread, asked: unknown, limitMs: number): Promise<Answer> {
  Atomics.store(line, 0, 1);
  const over = new AbortController();
  const { signal } = over;
  const before = await worker.cpuUsage();
  worker.postMessage(asked);
  const ends = [
    once(worker, 'message', { signal }),
    untilUsedUp(worker, before, limitMs, signal),
    wait(limitMs * PATIENCE, undefined, { signal }).then(giveUp),
  ] as const;
  try {
    const [answer] = await Promise.race(ends);
    return answer as Answer;
  } finally {
    over.abort();
    await Promise.allSettled(ends);
  }
}

/** Measures the thread's own work, so that a busy machine refuses nobody's long essay. */
async function untilUsedUp(worker: Worker, before: NodeJS.CpuUsage, limitMs: number, signal: AbortSignal) {
  for (let left = limitMs; left > 0; ) {
    await wait(Math.ceil(left), undefined, { signal });
    const { user, system } = await worker.cpuUsage(before);
    left = limitMs - (user + system) / 1000;
  }
  return giveUp();
}

function giveUp(): never {
  throw new TimeUsedUp();
}

/** Time, memory or the stack; any other error is a defect. */
const isExhausted = (error: unknown) =>
  error instanceof TimeUsedUp ||
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');

const THREADS = Symbol.for('commonplace.text-threads');
const shared = globalThis as { [THREADS]?: Threads<Asked, ReadText> };

/** The threads of this process that read texts. Vite loads this module twice, so they live on `globalThis`. */
export function threads() {
  const file = new URL(import.meta.resolve('#src/features/essays/text/thread.ts'));
  shared[THREADS] ??= new Threads({ file, most: MOST_THREADS });
  return shared[THREADS];
}
