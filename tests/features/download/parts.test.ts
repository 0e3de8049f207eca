import { getTableName, isTable } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { recordDecision } from '#src/features/decisions/commands.ts';
import { findEverything } from '#src/features/download/parts.ts';
import { fieldName, holdsNothing } from '#src/features/download/rules.ts';
import { queueMail } from '#src/features/mail/commands.ts';
import { ada, givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();

/** Where each table that names a member stands in the download; secrets and a moderator's lease stand in none. */
const PLACES: Record<string, string | undefined> = {
  appreciations: 'appreciations',
  collaborators: 'invitations',
  comments: 'comments',
  drafts: 'drafts',
  edge_changes: 'relatedReading',
  follows: 'follows',
  imports: 'imports',
  leases: undefined,
  media: 'pictures',
  menu_revisions: 'menuChanges',
  mutes: 'muted',
  outbox: 'mails',
  remarks: 'remarks',
  reports: 'reports',
  revisions: 'revisions',
  sessions: 'sessions',
  suggesters: 'suggestions',
  suggestions: 'suggestionsAnswered',
  tokens: undefined,
};

test('every table that names a member has its place in the download', async () => {
  const naming = Object.values(schema)
    .filter((one) => isTable(one) && one instanceof PgTable)
    .filter((table) =>
      getTableConfig(table).foreignKeys.some((key) => key.reference().foreignTable === schema.members),
    )
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

test('a download says what was decided about one’s comments, and of whom one is the author', async () => {
  const on = await givenEssay(site.db, { slug: 'tea', by: [{ ...ada, voice: 'practitioner' }] });
  const [author] = await site.db.select().from(schema.authors);
  const mira = await givenMember(site.db, { name: 'Mira', authorId: author?.id ?? null });
  const noor = await givenMember(site.db, { name: 'Noor', capabilities: ['moderator'] });
  const { id: commentId } = await givenComment(site.db, { by: mira, on, body: 'Mine.' });
  await recordDecision(site.db, {
    commentId,
    moderatorId: noor.id,
    verdict: 'approve',
    about: 'comment',
    decidedAt: NOW,
  });
  const decided = { comment: commentId, verdict: 'approve', decidedAt: NOW };
  expect(await findEverything(site.db, mira.id, NOW)).toMatchObject({
    decisionsOnComments: [decided],
    decisionsMade: [],
    writesAs: { name: 'Ada Okafor', essays: [{ essay: 'tea', voice: 'practitioner' }] },
  });
  expect(await findEverything(site.db, noor.id, NOW)).toMatchObject({
    decisionsOnComments: [],
    decisionsMade: [decided],
    writesAs: null,
  });
});

test('the page leaves out what says nothing, and keeps a no and a nought', () => {
  expect([null, '', [], {}, { a: { b: null } }].map(holdsNothing)).not.toContain(false);
  expect([false, 0, NOW, [null], { a: false }].map(holdsNothing)).not.toContain(true);
});

test('fields are named as people write', () => {
  expect(fieldName('voiceConsentAt')).toBe('Voice consent at');
});
