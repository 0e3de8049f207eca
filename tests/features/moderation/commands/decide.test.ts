import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { comments, decisions, declineWords, guidelines, outbox, parityCounts } from '#db/schema/index.ts';
import { editComment } from '#src/features/comments/commands/edit.ts';
import { decide, judgeBlind, lookEarly } from '#src/features/moderation/commands/decide.ts';
import { takeNext, takeTicket } from '#src/features/moderation/commands/lease.ts';
import { findQueued } from '#src/features/moderation/queries/look.ts';
import { siteSettings } from '#src/features/site/rules.ts';
import { givenComment, givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
let [mona, nils, vera] = [{ id: '' }, { id: '' }, { id: '' }];
let essay = { id: '', workId: '' };
let guideline = { id: '', title: '' };

beforeEach(async () => {
  const { db } = place;
  mona = await givenMember(db, { name: 'Mona', capabilities: ['moderator'] });
  nils = await givenMember(db, { name: 'Nils', capabilities: ['moderator'] });
  vera = await givenMember(db, { name: 'Vera', voices: ['practitioner'] });
  essay = await givenEssay(db, { slug: 'tea' });
  guideline = await givenGuideline(db);
});

const approve = { verdict: 'approve' } as const;
const decline = (words = '') => ({ verdict: 'decline', guidelineId: guideline.id, words }) as const;

async function reading(ticket: string, moderator = mona) {
  await takeTicket(place.db, moderator.id, ticket, later(1));
  const queued = await findQueued(place.db, ticket);
  return { moderatorId: moderator.id, ticket, seen: queued?.look.seen ?? '' };
}

const statusOf = async (id: string) => {
  const [row] = await place.db.select().from(comments).where(eq(comments.id, id));
  return row?.status;
};
const recorded = (commentId: string) =>
  place.db
    .select()
    .from(decisions)
    .where(eq(decisions.commentId, commentId))
    .orderBy(decisions.decidedAt, decisions.id);

describe('a moderator who judges the words first', () => {
  test('decides nothing until they have seen the person and confirmed', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    const read = await reading(comment.ticket);
    expect(await judgeBlind(place.db, read, approve, later(2))).toBe('waits');
    expect(await statusOf(comment.id)).toBe('held');
    expect(await recorded(comment.id)).toEqual([]);
    await decide(place.db, read, approve, later(3));
    expect(await statusOf(comment.id)).toBe('approved');
    expect(await recorded(comment.id)).toMatchObject([
      {
        verdict: 'approve',
        provisionalVerdict: 'approve',
        about: 'comment',
        moderatorId: mona.id,
        essayId: essay.id,
      },
    ]);
  });

  test('may change their mind, and both are recorded and counted', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay, voice: 'practitioner' });
    const read = await reading(comment.ticket);
    await judgeBlind(place.db, read, approve, later(2));
    await decide(place.db, read, decline('Please say it without the dose.'), later(3));
    expect(await recorded(comment.id)).toMatchObject([
      { verdict: 'decline', provisionalVerdict: 'approve', guidelineTitle: guideline.title },
    ]);
    const counts = await place.db.select().from(parityCounts).where(eq(parityCounts.voice, 'practitioner'));
    expect(counts.map(({ outcome }) => outcome).sort()).toEqual(['changed-after-reveal', 'declined', 'wait']);
    const [words] = await place.db.select().from(declineWords);
    expect(words).toMatchObject({ words: 'Please say it without the dose.', guidelineId: guideline.id });
    const mails = await place.db.select().from(outbox).where(eq(outbox.template, 'comment-declined'));
    expect(mails).toHaveLength(1);
  });

  test('is counted once for each comment: what is sent again, or came from elsewhere, adds nothing', async () => {
    const site = siteSettings.parse({
      name: 'Tea',
      voices: [{ slug: 'practitioner', label: 'Practitioner' }],
    });
    const comment = await givenComment(place.db, { by: vera, on: essay, voice: 'practitioner' });
    const first = await reading(comment.ticket);
    await judgeBlind(place.db, first, decline(), later(2));
    await decide(place.db, first, decline(), later(2));
    const again = { memberId: vera.id, id: comment.id, body: 'Kinder.', audience: 'public' } as const;
    await editComment(place.db, { ...again, voice: 'practitioner' }, site, later(3));
    const second = await reading(comment.ticket);
    await judgeBlind(place.db, second, approve, later(4));
    await decide(place.db, second, approve, later(4));
    const foreign = await givenComment(place.db, { by: vera, on: essay, memberId: null, pseudonym: 'Olga' });
    const third = await reading(foreign.ticket);
    await judgeBlind(place.db, third, { verdict: 'spam' }, later(5));
    const counts = await place.db.select().from(parityCounts);
    expect(counts.map(({ voice, outcome }) => [voice, outcome]).sort()).toEqual([
      ['practitioner', 'declined'],
      ['practitioner', 'wait'],
    ]);
  });

  test('cannot decide without having judged the words', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    await expect(decide(place.db, await reading(comment.ticket), approve, later(2))).rejects.toThrow(
      /words alone/,
    );
  });

  test('who clicks twice has judged once', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    const read = await reading(comment.ticket);
    await Promise.all([1, 2].map(() => judgeBlind(place.db, read, approve, later(2))));
    expect(await statusOf(comment.id)).toBe('held');
  });

  test('marks spam without meeting anyone', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    expect(await judgeBlind(place.db, await reading(comment.ticket), { verdict: 'spam' }, later(2))).toBe(
      'decided',
    );
    expect(await statusOf(comment.id)).toBe('spam');
  });

  test('needs a reason to look earlier, and the log keeps it', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    const read = await reading(comment.ticket);
    await lookEarly(place.db, read, 'safety', later(2));
    await decide(place.db, read, approve, later(3));
    expect(await recorded(comment.id)).toMatchObject([
      { verdict: 'early-look', reason: 'safety' },
      { verdict: 'approve', provisionalVerdict: null },
    ]);
  });
});

describe('a moderator who comes late', () => {
  test('hears that someone else decided, and nothing is decided twice', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    const slow = await reading(comment.ticket);
    await judgeBlind(place.db, slow, approve, later(2));
    await takeTicket(place.db, nils.id, comment.ticket, later(20));
    const quick = { ...slow, moderatorId: nils.id };
    await judgeBlind(place.db, quick, decline(), later(21));
    await expect(decide(place.db, slow, approve, later(21))).rejects.toThrow(/Someone else is reading/);
    await decide(place.db, quick, decline(), later(22));
    await expect(decide(place.db, slow, approve, later(23))).rejects.toThrow(/Someone decided this/);
    expect(await recorded(comment.id)).toHaveLength(1);
  });

  test('does not decide on words that changed meanwhile', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    const read = await reading(comment.ticket);
    await place.db.update(comments).set({ body: 'Other words.' }).where(eq(comments.id, comment.id));
    await expect(judgeBlind(place.db, read, approve, later(2))).rejects.toThrow(/changed the words/);
  });

  test('declines under no guideline that was retired', async () => {
    const comment = await givenComment(place.db, { by: vera, on: essay });
    const read = await reading(comment.ticket);
    await judgeBlind(place.db, read, decline(), later(2));
    await place.db.update(guidelines).set({ retiredAt: NOW });
    await expect(decide(place.db, read, decline(), later(3))).rejects.toThrow(/no longer in force/);
    expect(await statusOf(comment.id)).toBe('held');
  });
});

test('where someone may be in danger the moderator meets the person at once', async () => {
  const { reports } = await import('#db/schema/index.ts');
  await givenComment(place.db, { by: vera, on: essay });
  const shown = await givenComment(place.db, { by: vera, on: essay, status: 'approved' });
  await place.db
    .insert(reports)
    .values({ commentId: shown.id, memberId: nils.id, danger: true, reportedAt: NOW });
  expect(await takeNext(place.db, mona.id, later(1))).toBe(shown.ticket);
  const read = {
    moderatorId: mona.id,
    ticket: shown.ticket,
    seen: (await findQueued(place.db, shown.ticket))?.look.seen ?? '',
  };
  await decide(place.db, read, approve, later(2));
  expect(await statusOf(shown.id)).toBe('approved');
  const open = await place.db
    .select()
    .from(reports)
    .where(and(eq(reports.commentId, shown.id)));
  expect(open[0]?.settledAt).toEqual(later(2));
});

test('an approved edit takes the place of the words that were shown', async () => {
  const comment = await givenComment(place.db, {
    by: vera,
    on: essay,
    status: 'approved',
    heldEdit: 'Better words.',
    heldAt: NOW,
  });
  const read = await reading(comment.ticket);
  expect((await findQueued(place.db, comment.ticket))?.look).toMatchObject({
    about: 'edit',
    words: 'Better words.',
    shownWords: 'Some words.',
  });
  await judgeBlind(place.db, read, approve, later(2));
  await decide(place.db, read, approve, later(3));
  const [row] = await place.db.select().from(comments).where(eq(comments.id, comment.id));
  expect(row).toMatchObject({ body: 'Better words.', heldEdit: null, status: 'approved' });
});
