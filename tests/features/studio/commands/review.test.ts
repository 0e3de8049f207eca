import { beforeEach, describe, expect, test } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import { returnWithRemarks, submitForReview } from '#src/features/studio/commands/review.ts';
import { listDrafts } from '#src/features/studio/queries/list.ts';
import { findMayPublish } from '#src/features/studio/queries/publishing.ts';
import { listRemarks } from '#src/features/studio/queries/remarks.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, later, publish, write } from '../writing.ts';

const place = useDatabase();
let mara: Writer;
let olu: Writer;
beforeEach(async () => {
  mara = await givenWriter(place.db, 'Mara');
  olu = await givenWriter(place.db, 'Olu', 'owner');
});
const mails = async () =>
  (await place.db.select().from(outbox).orderBy(outbox.queuedAt)).map(({ template, memberId }) => [
    template,
    memberId,
  ]);

describe('where owners read first', () => {
  let id: string;
  beforeEach(async () => {
    await givenSite(place.db, { publishing: 'owners' });
    id = await givenDraft(place.db, mara);
  });

  test('an author submits, and an owner publishes', async () => {
    await expect(publish(place.db, mara, id)).rejects.toThrow(/Submit it for review/);
    expect(await submitForReview(place.db, mara, id, NOW)).toEqual({ submitted: true });
    await submitForReview(place.db, mara, id, NOW);
    expect((await listDrafts(place.db, olu, { all: true, state: 'waiting' }))?.items).toMatchObject([{ id }]);
    await publish(place.db, olu, id, later(1));
    expect(await mails()).toEqual([
      ['review-asked', olu.id],
      ['review-published', mara.id],
    ]);
    expect(await draftOf(place.db, mara, id)).toMatchObject({ review: 'none', status: 'published' });
  });

  test('an owner sends it back with remarks; the author goes on and submits again', async () => {
    await submitForReview(place.db, mara, id, NOW);
    await write(place.db, mara, id, {}, 'Better words.', later(1));
    await returnWithRemarks(place.db, olu, id, 'Say more of the kettle.', later(2));
    const draft = await draftOf(place.db, mara, id);
    expect(draft).toMatchObject({ review: 'returned', body: 'Better words.' });
    expect(await listRemarks(place.db, draft)).toMatchObject([
      { by: 'Olu', text: 'Say more of the kettle.' },
    ]);
    await expect(returnWithRemarks(place.db, olu, id, 'Again.', later(3))).rejects.toThrow(/any more/);
    await submitForReview(place.db, mara, id, later(4));
    expect((await mails()).map(([template]) => template)).toEqual([
      'review-asked',
      'review-returned',
      'review-asked',
    ]);
  });

  test('what is lacking is said before anyone is asked to read it', async () => {
    await write(place.db, mara, id, { title: '' });
    expect(await submitForReview(place.db, mara, id, NOW)).toMatchObject({ problems: [{ field: 'title' }] });
    expect(await mails()).toEqual([]);
  });

  test('no author sends anything back', () => {
    expect(() => returnWithRemarks(place.db, mara, id, 'x', NOW)).toThrow(/owners/);
  });
});

test('where those who were published before need no review, the first essay does', async () => {
  await givenSite(place.db, { publishing: 'returning' });
  expect(await findMayPublish(place.db, mara)).toBe(false);
  const { id } = await givenEssay(place.db, { slug: 'earlier', by: [{ handle: 'mara', name: 'Mara' }] });
  expect(id).toBeDefined();
  const author = await place.db.query.authors.findFirst();
  expect(await findMayPublish(place.db, { ...mara, authorId: author?.id ?? null })).toBe(true);
});
