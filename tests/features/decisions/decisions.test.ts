import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { comments, decisions, essays, members } from '#db/schema/index.ts';
import { recordDecision, withDecisionsUnlocked } from '#src/features/decisions/commands.ts';
import { listLoggedDecisions } from '#src/features/decisions/queries.ts';
import { LOG_PAGE_SIZE } from '#src/features/decisions/rules.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();

async function givenDecision(more: Partial<typeof decisions.$inferInsert> = {}) {
  const mona = await givenMember(place.db, { name: `Mona ${crypto.randomUUID()}` });
  const essay = await givenEssay(place.db, { slug: `tea-${crypto.randomUUID()}`, title: 'Tea' });
  const comment = await givenComment(place.db, { by: mona, on: essay, body: 'Private words.' });
  const ids = { commentId: comment.id, essayId: essay.id, moderatorId: mona.id };
  await recordDecision(place.db, { ...ids, verdict: 'approve', about: 'comment', decidedAt: NOW, ...more });
  return { mona, essay, comment };
}

/** What the database says when it refuses. */
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => String(error.cause ?? error),
  );

describe('a decision that was written down', () => {
  test('can be neither changed nor deleted, nor all of them at once', async () => {
    await givenDecision();
    const { db } = place;
    expect(await refusal(db.update(decisions).set({ verdict: 'spam' }).execute())).toMatch(
      /never changed or deleted/,
    );
    expect(await refusal(db.delete(decisions).execute())).toMatch(/never changed or deleted/);
    expect(await refusal(db.execute(sql`truncate decisions`))).toMatch(/never changed or deleted/);
    expect(await db.$count(decisions)).toBe(1);
  });

  test('stays true when the comment, the moderator and the essay are gone', async () => {
    const { mona, essay, comment } = await givenDecision();
    await place.db.delete(comments).where(eq(comments.id, comment.id));
    await place.db.delete(members).where(eq(members.id, mona.id));
    await place.db.delete(essays).where(eq(essays.id, essay.id));
    const { entries } = await listLoggedDecisions(place.db, 1);
    expect(entries).toMatchObject([{ verdict: 'approve', essay: null }]);
  });

  test('gives way to a restore, and to nothing after it', async () => {
    await givenDecision();
    const { db } = place;
    await db.transaction((tx) => withDecisionsUnlocked(tx, () => tx.delete(decisions).execute()));
    expect(await db.$count(decisions)).toBe(0);
    await givenDecision();
    const after = db.transaction(async (tx) => {
      await withDecisionsUnlocked(tx, async () => {});
      await tx.delete(decisions);
    });
    expect(await refusal(after)).toMatch(/never changed or deleted/);
  });
});

describe('the public log', () => {
  test('says when, what, under which guideline and on which essay, and no more', async () => {
    const { mona, comment } = await givenDecision({
      verdict: 'decline',
      provisionalVerdict: 'approve',
      guidelineId: crypto.randomUUID(),
      guidelineTitle: 'Be kind',
      guidelineText: 'As across a table.',
    });
    const { entries } = await listLoggedDecisions(place.db, 1);
    expect(entries).toMatchObject([
      { verdict: 'decline', changedFrom: 'approve', guidelineTitle: 'Be kind', essay: { title: 'Tea' } },
    ]);
    const log = JSON.stringify(entries);
    for (const secret of [mona.id, mona.name, comment.id, 'Private']) expect(log).not.toContain(secret);
  });

  test('names no essay that readers cannot see', async () => {
    const { essay } = await givenDecision();
    await place.db
      .update(essays)
      .set({ status: 'unpublished', standing: false })
      .where(eq(essays.id, essay.id));
    expect((await listLoggedDecisions(place.db, 1)).entries[0]?.essay).toBeNull();
  });

  test('has pages, the newest decision first', async () => {
    for (let at = 0; at <= LOG_PAGE_SIZE; at++) {
      const ids = { commentId: crypto.randomUUID(), moderatorId: crypto.randomUUID() };
      await recordDecision(place.db, {
        ...ids,
        verdict: 'spam',
        about: 'comment',
        decidedAt: new Date(NOW.getTime() + at),
      });
    }
    const last = await listLoggedDecisions(place.db, 9);
    expect(last).toMatchObject({ page: 2, pages: 2, entries: [{ decidedAt: NOW }] });
  });
});
