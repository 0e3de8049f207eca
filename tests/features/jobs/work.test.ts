import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Connection } from '#db/client.ts';
import { listJobRuns } from '#src/features/jobs/queries.ts';
import { enqueue, type JobQueue, openJobs } from '#src/features/jobs/queue.ts';
import type { JobName } from '#src/features/jobs/rules.ts';
import { type JobCommands, startWorker } from '#src/features/jobs/work.ts';
import { testDatabase } from '../../setup/database.ts';

const MAIL = '0190f4b0-0000-7000-8000-000000000001';
const commands = {
  'publish-due-essays': vi.fn(async () => undefined),
  'send-mail': vi.fn<JobCommands['send-mail']>(async () => '1 sent'),
  'send-due-mail': vi.fn(async () => undefined),
  'send-letters': vi.fn(async () => undefined),
  'send-weekly-letters': vi.fn(async () => undefined),
  'send-digests': vi.fn(async () => undefined),
  'remind-moderators': vi.fn(async () => undefined),
  'sweep-members': vi.fn(async () => undefined),
  'carry-out-leavings': vi.fn(async () => undefined),
  'check-links': vi.fn(async () => undefined),
  'sweep-pictures': vi.fn(async () => undefined),
  'sweep-drafts': vi.fn(async () => undefined),
  'drop-old-mail': vi.fn(async () => undefined),
  'relate-works': vi.fn(async () => undefined),
  'draw-map': vi.fn(async () => undefined),
  'renew-related': vi.fn(async () => undefined),
  'make-backup': vi.fn(async () => undefined),
  'export-site': vi.fn(async () => undefined),
  'take-in-imports': vi.fn(async () => undefined),
  'sweep-uploads': vi.fn(async () => undefined),
  'tidy-database': vi.fn(async () => undefined),
} satisfies JobCommands;

let connection: Connection;
let queue: JobQueue;
let stopClock: () => void;

beforeAll(async () => {
  connection = await testDatabase();
  queue = await openJobs(connection, { working: true });
  stopClock = await startWorker(queue, connection.db, commands, 'Europe/London');
});
afterAll(async () => {
  stopClock();
  await queue.close();
  await connection.close();
});

const lastRun = async (name: JobName) =>
  (await listJobRuns(connection.db)).find((job) => job.name === name)?.last;

test('a job runs within a second of the transaction that caused it', async () => {
  await connection.db.transaction((tx) => enqueue(tx, 'send-mail', { mailId: MAIL }));
  await vi.waitFor(() => expect(commands['send-mail']).toHaveBeenCalledTimes(1), { timeout: 1000 });
  expect(commands['send-mail'].mock.calls[0]?.[0]).toEqual({ mailId: MAIL });
  await vi.waitFor(async () =>
    expect(await lastRun('send-mail')).toMatchObject({ outcome: '1 sent', error: null }),
  );
});

test('jobs that one transaction adds in numbers all run at once, and so does the one after them', async () => {
  const before = commands['send-mail'].mock.calls.length;
  await connection.db.transaction(async (tx) => {
    for (let count = 0; count < 30; count++) await enqueue(tx, 'send-mail', { mailId: MAIL });
  });
  await connection.db.transaction((tx) => enqueue(tx, 'send-mail', { mailId: MAIL }));
  await vi.waitFor(() => expect(commands['send-mail']).toHaveBeenCalledTimes(before + 31), { timeout: 5000 });
});

test('a job whose cause was undone does not run', async () => {
  const before = commands['send-mail'].mock.calls.length;
  const undone = connection.db.transaction(async (tx) => {
    await enqueue(tx, 'send-mail', { mailId: MAIL });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(commands['send-mail']).toHaveBeenCalledTimes(before);
});

test('a job that comes round runs as the worker begins', async () => {
  await vi.waitFor(async () => expect(await lastRun('publish-due-essays')).toBeDefined(), { timeout: 3000 });
});

test('a job that failed says why, and when it last went well', async () => {
  commands['send-mail'].mockRejectedValueOnce(new Error('The roof fell in.'));
  await connection.db.transaction((tx) => enqueue(tx, 'send-mail', { mailId: MAIL }));
  await vi.waitFor(async () =>
    expect(await lastRun('send-mail')).toMatchObject({
      error: 'The roof fell in.',
      succeededAt: expect.any(Date),
    }),
  );
});

test('jobs with a time of day keep the time of the site', async () => {
  const schedules = await queue.boss.getSchedules();
  expect(schedules.map(({ name, timezone }) => [name, timezone]).toSorted()).toEqual([
    ['drop-old-mail', 'Europe/London'],
    ['make-backup', 'Europe/London'],
    ['remind-moderators', 'Europe/London'],
    ['renew-related', 'Europe/London'],
    ['send-digests', 'Europe/London'],
    ['send-weekly-letters', 'Europe/London'],
    ['sweep-drafts', 'Europe/London'],
    ['sweep-members', 'Europe/London'],
    ['sweep-pictures', 'Europe/London'],
    ['sweep-uploads', 'Europe/London'],
    ['tidy-database', 'Europe/London'],
  ]);
});
