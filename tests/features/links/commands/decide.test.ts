import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { links, resources } from '#db/schema/index.ts';
import { acceptLink, reportDeadLink } from '#src/features/links/commands/decide.ts';
import { changeMenu } from '#src/features/menus/commands/change.ts';
import { beginMenu, importIntoMenu } from '#src/features/menus/commands/whole.ts';
import { findCuratedMenu } from '#src/features/menus/queries/curate.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
const NOW = new Date('2026-11-03T09:00:00Z');

test('a reader’s word counts for a link that nobody has looked at yet, and has it looked at first', async () => {
  const { id: by } = await givenMember(site.db, { name: 'Ines', capabilities: ['curator'] });
  await beginMenu(site.db, 'help', 'Help', { by, now: NOW });
  const menu = await findCuratedMenu(site.db, 'help');
  const link = { url: 'https://a.example/', title: 'a', annotation: '' };
  const sections = [{ title: 'Near', description: '', resources: [link], sections: [] }];
  const file = { title: 'Help', description: '', sections };
  await importIntoMenu(site.db, menu?.id ?? '', file, { by, now: NOW });
  const [resource] = await site.db.select({ id: resources.id }).from(resources);
  const id = resource?.id ?? '';
  expect(await reportDeadLink(site.db, id, NOW)).toBe(true);
  expect(await reportDeadLink(site.db, id, NOW)).toBe(true);
  const [reported] = await site.db.select().from(links).where(eq(links.url, link.url));
  expect(reported).toMatchObject({ reports: 2, nextCheckAt: NOW });

  const retire = { kind: 'retire', id, reason: 'It closed.' } as const;
  await changeMenu(site.db, menu?.id ?? '', retire, { since: 2, by, now: NOW });
  expect(await reportDeadLink(site.db, id, NOW)).toBe(false);
});

const given = (state: 'alive' | 'moved' | 'parked', more: Partial<typeof links.$inferInsert> = {}) =>
  site.db
    .insert(links)
    .values({ url: 'https://a.example/', host: 'a.example', nextCheckAt: NOW, state, reports: 2, ...more });
const accepted = async () => {
  await acceptLink(site.db, 'https://a.example/');
  return (await site.db.select().from(links))[0];
};

test('what a curator takes for right has no reports against it, and a move that was left is remembered', async () => {
  await given('moved', { movedTo: 'https://b.example/', failures: 1, failingSince: NOW });
  expect(await accepted()).toMatchObject({
    ...{ state: 'alive', movedTo: 'https://b.example/', reports: 0, fingerprint: null },
    ...{ failures: 0, failingSince: null },
  });
});

test('a page that reads as if it were for sale is trusted from then on', async () => {
  await given('parked');
  expect(await accepted()).toMatchObject({ state: 'alive', fingerprint: { trusted: true } });
});
