import { expect, test } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import { queueMail } from '#src/features/mail/commands.ts';
import { NOW } from '../../setup/cast.ts';
import { useDatabase } from '../../setup/database.ts';

const site = useDatabase();

test('a mail waits in the outbox once its cause has happened, and not when that was undone', async () => {
  const verify = { template: 'verify', data: {}, address: 'mira@example.org' } as const;
  await site.db.transaction((tx) => queueMail(tx, verify, NOW));
  const undone = site.db.transaction(async (tx) => {
    await queueMail(tx, verify, NOW);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await site.db.select().from(outbox)).toMatchObject([{ template: 'verify', status: 'waiting' }]);
});
