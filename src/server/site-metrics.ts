import { sql } from 'drizzle-orm';
import { Gauge, Registry } from 'prom-client';
import { type Database, rowsOf } from '#db/client.ts';
import { keptBackups } from '../features/backups/folder.ts';
import { listJobRuns } from '../features/jobs/queries.ts';
import { countMails } from '../features/mail/queries.ts';
import { countAllWaiting } from '../features/moderation/queries/waiting.ts';

/**
 * How the site is doing, in Prometheus' text format: what someone should be woken for, and nothing of any person. Read
 * when asked, so that it is the same whichever process answers; without the database it says only that.
 */
export async function readSiteMetrics(db: Database): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `commonplace_${name}`, help, labelNames, registers: [registry] });
  const up = gauge('database_up', 'Whether the database answers');
  try {
    await measure(db, gauge);
    up.set(1);
  } catch {
    registry.clear();
    registry.registerMetric(up);
    up.set(0);
  }
  return registry.metrics();
}

type MakeGauge = (name: string, help: string, labelNames?: string[]) => Gauge;

async function measure(db: Database, gauge: MakeGauge) {
  const [size] = rowsOf<{ bytes: string }>(
    await db.execute(sql`select pg_database_size(current_database())::text as bytes`),
  );
  gauge('database_bytes', 'How large the database is').set(Number(size?.bytes));

  const succeeded = gauge('job_succeeded_timestamp_seconds', 'When a job last ended well', ['job']);
  const failing = gauge('job_failing', 'Whether the last run of a job failed', ['job']);
  for (const { name, last } of await listJobRuns(db)) {
    if (!last) continue;
    failing.set({ job: name }, last.error === null ? 0 : 1);
    if (last.succeededAt) succeeded.set({ job: name }, seconds(last.succeededAt));
  }

  const mails = gauge('mails', 'Mails of the outbox by what became of them', ['status']);
  for (const one of await countMails(db)) mails.set({ status: one.status }, one.mails);

  const { waiting, danger, since } = await countAllWaiting(db);
  gauge('comments_waiting', 'Comments that wait for a moderator').set(waiting);
  gauge('danger_waiting', 'Reports that someone may be in danger, not looked at yet').set(danger);
  if (since)
    gauge('comments_waiting_since_timestamp_seconds', 'Since when the first of them waits').set(
      seconds(since),
    );

  const [newest] = (await keptBackups().list()).kept;
  if (newest)
    gauge('backup_made_timestamp_seconds', 'When the newest backup was made').set(seconds(newest.madeAt));
}

const seconds = (at: Date) => at.getTime() / 1000;
