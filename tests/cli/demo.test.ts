import { spawnSync } from 'node:child_process';
import { count, like, not } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { decisions, members, outbox } from '#db/schema/index.ts';
import { syncPublication } from '#db/sync/index.ts';
import { makeDemonstration } from '#src/cli/demo/make.ts';
import { loadPublication } from '#src/features/content/folder.ts';
import { isPassword } from '#src/features/members/passwords.ts';
import { findMemberByAddress } from '#src/features/members/queries/members.ts';
import { listParityCounts } from '#src/features/moderation/queries/parity.ts';
import { listWaiting } from '#src/features/moderation/queries/waiting.ts';
import { parityReport } from '#src/features/moderation/rules/parity.ts';
import { findSite } from '#src/features/site/queries.ts';
import { forget } from '#src/server/memory.ts';
import { useDatabase } from '../setup/database.ts';

const site = useDatabase();
const NOW = new Date('2026-11-24T09:00:00Z');
const PASSWORD = 'two chairs by the sea';

const membersOf = async () => (await site.db.select({ of: count() }).from(members))[0]?.of;

test('the demonstration fills an empty site, and refuses one that has members', async () => {
  forget();
  const built = { builtAt: NOW.toISOString(), publication: loadPublication('content') };
  await syncPublication(site.connection, built, { now: NOW, allowUnpublishing: false });

  const { figures, cast } = await makeDemonstration(site.db, PASSWORD, NOW);
  expect(figures).toMatchObject({ members: cast.length, waiting: 8, appeals: 5, openAppeals: 2 });
  expect(figures.comments).toBeGreaterThan(150);

  const owner = await findMemberByAddress(site.db, 'moira@both-chairs.example');
  expect(owner?.capabilities).toContain('owner');
  expect(await isPassword(PASSWORD, owner?.passwordHash)).toBe(true);
  expect(await listWaiting(site.db, owner?.id ?? '', NOW)).not.toEqual([]);
  const verdicts = await site.db.selectDistinct({ verdict: decisions.verdict }).from(decisions);
  expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual([
    'approve',
    'decline',
    'lock',
    'spam',
    'speak',
  ]);
  const elsewhere = not(like(members.email, '%.example'));
  expect(await site.db.select().from(members).where(elsewhere)).toEqual([]);
  expect((await site.db.select().from(outbox)).filter(({ address }) => address)).toEqual([]);

  const voices = (await findSite(site.db)).voices.map(({ slug }) => slug);
  const report = parityReport(await listParityCounts(site.db, ['none', ...voices], NOW));
  expect(report.rows.map(({ voice }) => voice)).toEqual(['none', ...voices]);
  expect(report).toMatchObject({ suppressed: [], differences: [] });

  await expect(makeDemonstration(site.db, PASSWORD, NOW)).rejects.toThrow('has 20 members already');
  expect(await membersOf()).toBe(cast.length);
}, 120_000);

test('a site with essays of its own is left as it is', async () => {
  forget();
  await expect(makeDemonstration(site.db, PASSWORD, NOW)).rejects.toThrow('tea-before-advice');
  expect(await membersOf()).toBe(0);
});

test('whoever asks for help gets it, and a weak password is refused before anything is done', () => {
  const demo = (...given: string[]) =>
    spawnSync(process.execPath, ['src/cli/demo.ts', ...given], { encoding: 'utf8' });
  expect(demo('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--password WORDS') });
  expect(demo('--password', 'short')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--password: Please use at least 8'),
  });
}, 120_000);
