import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { countParity } from '#src/features/comments/commands/parity.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const submitted = { voice: null, outcome: 'submitted', now: NOW } as const;

test.runIf(process.env.TEST_DRIVER === 'postgres')(
  'those who speak at once in the same voice hardly wait for each other',
  async () => {
    const speak = () =>
      place.db.transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = '500ms'`);
        await countParity(tx, submitted);
      });
    const others = await place.db.transaction(async (open) => {
      await countParity(open, submitted);
      return Promise.allSettled([1, 2, 3, 4, 5, 6].map(speak));
    });
    expect(others.map(({ status }) => status)).toContain('fulfilled');
  },
);
