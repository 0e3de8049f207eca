import type { Database } from '#db/client.ts';
import { reasonOf } from '../../errors.ts';
import { log } from '../../server/log.ts';
import { recordRun } from './commands.ts';
import type { JobQueue } from './queue.ts';
import { isJobName, JOB_NAMES, type JobName, type JobPayload, jobKind, jobs } from './rules.ts';

/** What each job does. It returns what it did in a few words, or nothing when there was nothing to do. */
export type JobCommands = {
  [Name in JobName]: (payload: JobPayload<Name>, now: Date) => Promise<string | undefined>;
};

/** A listener may miss a note, so the queue is looked at without one as often as this. */
const LOOK_EVERY_SECONDS = 30;

/**
 * Takes jobs from the queue, and lets those that come round come round.
 * @returns a function that stops the clock; closing the queue stops the rest.
 */
export async function startWorker({ boss }: JobQueue, db: Database, commands: JobCommands, timeZone: string) {
  for (const name of JOB_NAMES) {
    const { atOnce = 1 } = jobKind(name);
    await boss.work(
      name,
      {
        batchSize: atOnce,
        // One note may stand for many jobs: a full handful may have more behind it.
        burstWhenBatchFull: atOnce > 1,
        notifyPollingIntervalSeconds: LOOK_EVERY_SECONDS,
      },
      (handful) => Promise.all(handful.map((job) => run(db, commands, name, job.data))),
    );
  }
  await keepTimetable(boss, timeZone);
  const clocks = JOB_NAMES.flatMap((name) => everyFewSeconds(boss, name) ?? []);
  return () => clocks.forEach(clearInterval);
}

async function run<Name extends JobName>(db: Database, commands: JobCommands, name: Name, data: unknown) {
  const startedAt = new Date();
  const ended = (outcome: string, error?: string) =>
    recordRun(db, name, { startedAt, finishedAt: new Date(), outcome, error });
  try {
    const outcome = (await commands[name](jobs[name].payload.parse(data), startedAt)) ?? '';
    await ended(outcome);
    if (outcome) log().info({ job: name, outcome }, 'a job is done');
  } catch (error) {
    log().error({ err: error, job: name }, 'A job failed.');
    await ended('', reasonOf(error));
    throw error;
  }
}

/** The jobs with a time of day; a timetable of an earlier version is given up. */
async function keepTimetable(boss: JobQueue['boss'], timeZone: string) {
  for (const { name } of await boss.getSchedules())
    if (!isJobName(name) || !jobKind(name).cron) await boss.unschedule(name);
  for (const name of JOB_NAMES) {
    const { cron } = jobKind(name);
    if (cron) await boss.schedule(name, cron, null, { tz: timeZone });
  }
}

/** Cron knows no seconds, and may be a minute late. Half the time is one slot, so that several machines do not all add the same job. */
function everyFewSeconds(boss: JobQueue['boss'], name: JobName) {
  const { everySeconds } = jobKind(name);
  if (!everySeconds) return undefined;
  const add = () =>
    boss.send(name, null, { singletonSeconds: everySeconds / 2 }).catch((error: unknown) => {
      log().error({ err: error, job: name }, 'A job could not be added.');
    });
  void add();
  return setInterval(add, everySeconds * 1000);
}
