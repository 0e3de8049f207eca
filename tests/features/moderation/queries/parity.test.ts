import { expect, test } from 'vitest';
import { parityCounts } from '#db/schema/index.ts';
import { countParity } from '#src/features/comments/commands/parity.ts';
import { listParityCounts } from '#src/features/moderation/queries/parity.ts';
import { parityReport } from '#src/features/moderation/rules/parity.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();

/** Two hundred decisions over half a year, of which one in so many is a decline. */
function decideOn(voice: string | null, declineEvery: number) {
  return place.db.transaction(async (tx) => {
    for (let at = 0; at < 200; at++) {
      const now = new Date(Date.UTC(2026, 5 + (at % 6), 15));
      const outcome = at % declineEvery === 0 ? 'declined' : 'approved';
      await countParity(tx, { voice, outcome, now });
      await countParity(tx, { voice, outcome: 'wait', now, bucket: 240 });
    }
  });
}
const report = async () => parityReport(await listParityCounts(place.db, ['none', 'practitioner'], NOW));

test('a bias of fifteen points in what was decided is found in the counts', async () => {
  await decideOn(null, 10);
  await decideOn('practitioner', 4);
  const { differences, rows } = await report();
  expect(differences).toEqual([{ measure: 'declined', higher: 'practitioner', lower: 'none' }]);
  expect(rows.map(({ medianWait }) => medianWait)).toEqual([240, 240]);
});

test('without one nothing is called out', async () => {
  await decideOn(null, 10);
  await decideOn('practitioner', 10);
  expect((await report()).differences).toEqual([]);
});

test('the report looks back twelve months', async () => {
  const old = { voice: 'none', outcome: 'approved', count: 50 };
  await place.db.insert(parityCounts).values([
    { ...old, month: '2025-11-01' },
    { ...old, month: '2025-12-01' },
  ]);
  expect((await report()).rows[0]).toMatchObject({ voice: 'none', approved: 50 });
});
