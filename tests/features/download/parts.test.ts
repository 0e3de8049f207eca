import { getTableColumns, getTableName, isTable } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { findEverything } from '#src/features/download/parts.ts';
import { fieldName } from '#src/features/download/rules.ts';
import { queueMail } from '#src/features/mail/commands.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();

/** Where each table that names a member stands in the download; secrets and a moderator's lease stand in none. */
const PLACES: Record<string, string | undefined> = {
  appreciations: 'appreciations',
  collaborators: 'invitations',
  comments: 'comments',
  edge_changes: 'relatedReading',
  follows: 'follows',
  media: 'pictures',
  mutes: 'muted',
  outbox: 'mails',
  remarks: 'remarks',
  reports: 'reports',
  sessions: 'sessions',
  suggesters: 'suggestions',
  tokens: undefined,
};

test('every table that names a member has its place in the download', async () => {
  const naming = Object.values(schema)
    .filter((one) => isTable(one))
    .filter((table) => 'memberId' in getTableColumns(table))
    .map(getTableName);
  expect(naming.sort()).toEqual(Object.keys(PLACES).sort());
  const mira = await givenMember(site.db, { name: 'Mira' });
  const keys = Object.keys(await findEverything(site.db, mira.id, NOW));
  expect(keys).toEqual(expect.arrayContaining(Object.values(PLACES).filter((place) => place !== undefined)));
});

test('a download holds one’s own words, held and declined ones too, and nobody else’s', async () => {
  const [mira, noor] = [
    await givenMember(site.db, { name: 'Mira' }),
    await givenMember(site.db, { name: 'Noor' }),
  ];
  const on = await givenEssay(site.db, { slug: 'tea' });
  await givenComment(site.db, { by: mira, on, body: 'My held words.' });
  await givenComment(site.db, { by: noor, on, body: 'Another’s words.' });
  await queueMail(site.db, { template: 'sign-in-link', data: {}, memberId: mira.id }, NOW);
  const everything = JSON.stringify(await findEverything(site.db, mira.id, NOW));
  expect(everything).toContain('My held words.');
  expect(everything).toContain('sign-in-link');
  expect(everything).not.toContain('Another');
});

test('fields are named as people write', () => {
  expect(fieldName('voiceConsentAt')).toBe('Voice consent at');
});
