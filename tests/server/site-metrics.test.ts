import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { outbox, reports } from '#db/schema/index.ts';
import { recordRun } from '#src/features/jobs/commands.ts';
import { readSiteMetrics } from '#src/server/site-metrics.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const home = mkdtempSync(path.join(tmpdir(), 'commonplace-metrics-'));
process.env.DATA_DIR = home;
afterAll(() => rmSync(home, { recursive: true, force: true }));

const site = useDatabase();
const SECONDS = NOW.getTime() / 1000;

test('whoever watches sees what waits, what failed and since when', async () => {
  const ada = await givenMember(site.db, { name: 'Ada' });
  const essay = await givenEssay(site.db, { slug: 'spring' });
  await givenComment(site.db, { by: ada, on: essay });
  const shown = await givenComment(site.db, { by: ada, on: essay, status: 'approved' });
  await site.db
    .insert(reports)
    .values({ commentId: shown.id, memberId: ada.id, danger: true, words: '', reportedAt: NOW });
  const mail = {
    template: 'verify',
    data: {},
    address: 'ada@example.org',
    queuedAt: NOW,
    nextAttemptAt: NOW,
  };
  await site.db.insert(outbox).values([mail, { ...mail, status: 'failed' }]);
  const run = { startedAt: NOW, finishedAt: NOW, outcome: '' };
  await recordRun(site.db, 'make-backup', run);
  await recordRun(site.db, 'make-backup', { ...run, error: 'No space is left.' });

  const said = await readSiteMetrics(site.db);
  for (const line of [
    'commonplace_database_up 1',
    'commonplace_job_failing{job="make-backup"} 1',
    `commonplace_job_succeeded_timestamp_seconds{job="make-backup"} ${SECONDS}`,
    'commonplace_mails{status="waiting"} 1',
    'commonplace_mails{status="failed"} 1',
    'commonplace_comments_waiting 2',
    'commonplace_danger_waiting 1',
    `commonplace_comments_waiting_since_timestamp_seconds ${SECONDS}`,
  ])
    expect(said.split('\n')).toContain(line);
  expect(said).not.toContain('Ada');
});
