import { eq, inArray } from 'drizzle-orm';
import type { Connection } from '#db/client.ts';
import {
  addresses,
  appeals,
  appreciations,
  comments,
  declineWords,
  essays,
  media,
  outbox,
} from '#db/schema/index.ts';
import { syncPublication } from '#db/sync/index.ts';
import { loadPublication } from '#src/features/content/folder.ts';
import { recordDecision } from '#src/features/decisions/commands.ts';
import type { Storage } from '#src/features/media/storage.ts';
import { startSession } from '#src/features/members/sessions.ts';
import { forget } from '#src/server/memory.ts';
import { givenDraft, publish, write } from '../features/studio/writing.ts';
import { givenComment, givenMember, NOW } from './cast.ts';

export const PICTURE = '01a20a63-5106-7576-8eba-fabccb5377bc';

/** Words that only their writer and the moderators know. */
export const PRIVATE_WORDS = {
  held: 'waiting-for-a-moderator',
  declined: 'these-were-declined',
  members: 'among-members-only',
  draft: 'not-ready-yet',
  unseen: 'a-change-nobody-saw',
  password: '$argon2id$secret',
  mail: 'between-us@example.org',
  toMember: 'why-it-was-declined',
};

/** A site with files and studio essays, drafts, pictures, people, threads in every state and what was decided. */
export async function givenLivedInSite(connection: Connection, storage: Storage) {
  const { db } = connection;
  forget();
  const publication = loadPublication('tests/content');
  await syncPublication(
    connection,
    { builtAt: NOW.toISOString(), publication },
    { now: NOW, allowUnpublishing: false },
  );
  const mara = await givenMember(db, {
    name: 'Mara',
    capabilities: ['author'],
    passwordHash: PRIVATE_WORDS.password,
  });
  const bo = await givenMember(db, {
    name: 'Bo',
    capabilities: ['owner', 'moderator'],
    voices: ['practitioner'],
  });
  await storage.keep(
    PICTURE,
    new Map([
      ['still.jpg', Buffer.from('a picture')],
      ['480.webp', Buffer.from('small')],
    ]),
  );
  await db.insert(media).values({
    ...{ id: PICTURE, memberId: mara.id, hash: 'h', name: 'my-own-kettle.jpg' },
    ...{ width: 3, height: 2, bytes: 14, createdAt: NOW },
  });

  const kettle = await givenDraft(
    db,
    mara,
    { title: 'Kettle' },
    `Seen *words*.\n\n![A kettle](/media/${PICTURE})`,
  );
  await publish(db, mara, kettle);
  await write(db, mara, kettle, {}, PRIVATE_WORDS.unseen);
  await givenDraft(db, mara, { title: 'Begun' }, PRIVATE_WORDS.draft);
  const [on] = await db.select().from(essays).where(eq(essays.slug, 'kettle'));
  if (!on) throw new Error('The kettle was not published.');
  const said = { on, status: 'approved' } as const;
  const first = await givenComment(db, {
    ...said,
    by: mara,
    body: 'The first of all.',
    voice: 'practitioner',
  });
  await givenComment(db, { ...said, by: bo, to: first, body: PRIVATE_WORDS.held, status: 'held' });
  const declined = await givenComment(db, {
    ...said,
    by: mara,
    body: PRIVATE_WORDS.declined,
    status: 'declined',
    voice: 'researcher',
  });
  await givenComment(db, { ...said, by: bo, to: declined, body: 'An answer that stays.', asModerator: true });
  await givenComment(db, { ...said, by: bo, body: PRIVATE_WORDS.members, audience: 'members' });
  await givenComment(db, { ...said, by: mara, body: 'Gone.', status: 'withdrawn' });
  await db
    .update(comments)
    .set({ memberId: null, pseudonym: 'Someone who left' })
    .where(inArray(comments.body, ['Gone.']));
  await recordDecision(db, {
    ...{ commentId: declined.id, essayId: on.id, moderatorId: bo.id, verdict: 'spam' },
    ...{ about: 'comment', decidedAt: NOW },
  });
  await db.insert(declineWords).values({
    ...{ commentId: declined.id, guidelineId: crypto.randomUUID() },
    ...{ words: PRIVATE_WORDS.toMember, declinedAt: NOW },
  });
  await db.insert(appeals).values({ commentId: declined.id, askedAt: NOW });
  await db.insert(appreciations).values({ workId: on.workId, memberId: bo.id, givenAt: NOW });
  await db.insert(addresses).values({ path: '/2009/tea.html', target: '/essays/kettle/', current: false });
  await db.insert(outbox).values({
    ...{ template: 'verify', data: {}, address: PRIVATE_WORDS.mail },
    ...{ queuedAt: NOW, nextAttemptAt: NOW },
  });
  await startSession(db, mara.id, { device: '', sessionId: undefined }, NOW);
  forget();
  return { publication, mara, bo, kettle: on };
}
