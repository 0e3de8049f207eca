import { type SQL, sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { type Connection, type Database, rowsOf } from '#db/client.ts';
import type { JobDatabase } from '#db/jobs.ts';
import { log } from '../../server/log.ts';
import { JOB_NAMES, type JobName, type JobPayload, jobKind, jobs } from './rules.ts';

/** The queue as one process holds it. */
export interface JobQueue {
  boss: PgBoss;
  /** Lets jobs under way finish, for so long at most, and gives the connection back. */
  close(timeoutMs?: number): Promise<void>;
}

const QUEUE = Symbol.for('commonplace.jobs');
const shared = globalThis as { [QUEUE]?: JobQueue };

const CLOSE_WITHIN_MS = 3_000;

/**
 * Opens the queue so that this process can add to it; with `working` it also keeps the queue's tables tidy, and
 * `startWorker` may take jobs from it. Made before the first request is taken, because adding within a transaction must
 * not ask the database anything on another connection.
 */
export async function openJobs(
  connection: Pick<Connection, 'kind' | 'forJobs'>,
  { working }: { working: boolean },
): Promise<JobQueue> {
  const db = await connection.forJobs();
  const boss = makeBoss(db, connection.kind, working);
  await boss.start();
  for (const name of JOB_NAMES) await boss.createQueue(name, queueOptions(name));
  const queue: JobQueue = {
    boss,
    async close(timeoutMs = CLOSE_WITHIN_MS) {
      await boss.stop({ graceful: true, timeout: timeoutMs });
      await db.close();
      if (shared[QUEUE] === queue) delete shared[QUEUE];
    },
  };
  return useJobs(queue);
}

/** Lets this process add its jobs to a queue. */
export function useJobs(queue: JobQueue): JobQueue {
  shared[QUEUE] = queue;
  return queue;
}

function makeBoss(db: JobDatabase, kind: Connection['kind'], working: boolean) {
  const boss = new PgBoss({
    db,
    backend: kind === 'embedded' ? 'pglite' : 'postgres',
    useListenNotify: working,
    supervise: working,
    schedule: working,
    registerInstance: false,
  });
  boss.on('error', (error) => log().error({ err: error }, 'The job queue has trouble.'));
  boss.on('warning', (warning) => log().warn({ warning }, 'The job queue warns.'));
  return boss;
}

/** A job that fails is not run again by the queue: mail keeps its own times, and the others come round. */
function queueOptions(name: JobName) {
  const { keptSeconds, withinSeconds } = jobKind(name);
  const within = withinSeconds ? { expireInSeconds: withinSeconds } : {};
  return { notify: true, retryLimit: 0, deleteAfterSeconds: keptSeconds, ...within };
}

/** Adds a job in the transaction that causes it: it runs when that commits, and never when it rolls back. */
export async function enqueue<Name extends JobName>(tx: Database, name: Name, payload: JobPayload<Name>) {
  const queue = shared[QUEUE];
  if (!queue) throw new Error('A job is added before the queue was opened.');
  await queue.boss.send(name, jobs[name].payload.parse(payload), { db: within(tx) });
}

/** pg-boss asks for rows of any shape, which our drivers wrap differently. */
const within = (tx: Database) =>
  fromDrizzle({ execute: async (query) => ({ rows: rowsOf(await tx.execute(query as SQL)) }) }, sql);
