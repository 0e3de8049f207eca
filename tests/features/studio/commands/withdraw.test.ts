import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { comments, drafts, essays, works } from '#db/schema/index.ts';
import { publishDueEssays } from '#src/features/essays/commands/works.ts';
import { listStandingEssays } from '#src/features/essays/queries/cards.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { deleteDraft, restoreDeletedDraft } from '#src/features/studio/commands/delete.ts';
import { saveDraft } from '#src/features/studio/commands/save.ts';
import { startEdition } from '#src/features/studio/commands/start.ts';
import { sweepDrafts } from '#src/features/studio/commands/sweep.ts';
import { unpublishDraft } from '#src/features/studio/commands/withdraw.ts';
import { findDraft } from '#src/features/studio/queries/draft.ts';
import { listDrafts } from '#src/features/studio/queries/list.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenComment, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, later, publish, write } from '../writing.ts';

const place = useDatabase();
const MONTH = 31 * 24 * 60;
let mara: Writer;
let id: string;
beforeEach(async () => {
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara');
  id = await givenDraft(place.db, mara);
});
const shown = async () => (await listStandingEssays(place.db, 1))?.items.map(({ slug }) => slug);

describe('taking offline', () => {
  test('takes an essay from readers, and publishing it again brings it back under its first date', async () => {
    await publish(place.db, mara, id);
    await unpublishDraft(place.db, mara, id);
    expect(await shown()).toEqual([]);
    expect(await draftOf(place.db, mara, id)).toMatchObject({ status: 'unpublished' });
    await publish(place.db, mara, id, later(60));
    expect(await findPublishedEssay(place.db, 'tea-before-advice')).toMatchObject({ publishedAt: NOW });
  });

  test('takes an essay off the schedule', async () => {
    await publish(place.db, mara, id, NOW, later(60));
    await unpublishDraft(place.db, mara, id);
    expect(await publishDueEssays(place.db, later(61))).toEqual([]);
    expect(await draftOf(place.db, mara, id)).toMatchObject({ status: 'draft', publishedAt: null });
  });

  test('lets another edition stand for the work', async () => {
    await publish(place.db, mara, id);
    const { essayId } = await draftOf(place.db, mara, id);
    const edition = await startEdition(
      place.db,
      mara,
      essayId,
      { label: 'Shorter', reason: 'For print.' },
      NOW,
    );
    await write(place.db, mara, edition, { title: 'Tea, shorter' });
    await publish(place.db, mara, edition);
    expect(await shown()).toEqual(['tea-before-advice']);
    await unpublishDraft(place.db, mara, id);
    expect(await shown()).toEqual(['tea-shorter']);
  });

  test('of what readers do not see is refused', async () => {
    await expect(unpublishDraft(place.db, mara, id)).rejects.toThrow(/nothing to take offline/);
  });
});

describe('throwing away', () => {
  test('takes it from readers at once, and taking it back shows it again', async () => {
    await publish(place.db, mara, id);
    await deleteDraft(place.db, mara, id, later(1));
    expect(await shown()).toEqual([]);
    expect((await listDrafts(place.db, mara, { all: false }))?.items).toEqual([]);
    expect((await listDrafts(place.db, mara, { all: false, state: 'deleted' }))?.total).toBe(1);
    await expect(saveDraft(place.db, mara, id, { version: 2, body: 'x' }, NOW)).rejects.toThrow(
      /thrown away/,
    );

    await restoreDeletedDraft(place.db, mara, id, later(2));
    expect(await shown()).toEqual(['tea-before-advice']);
    expect(await draftOf(place.db, mara, id)).toMatchObject({ status: 'published', deletedAt: null });
  });

  test('of a draft leaves it a draft when it is taken back, also when asked twice', async () => {
    await deleteDraft(place.db, mara, id, NOW);
    await restoreDeletedDraft(place.db, mara, id, NOW);
    await restoreDeletedDraft(place.db, mara, id, NOW);
    expect(await draftOf(place.db, mara, id)).toMatchObject({ status: 'draft' });
  });

  test('of a schedule that passes in the meantime publishes nothing behind anyone’s back', async () => {
    await publish(place.db, mara, id, NOW, later(60));
    await deleteDraft(place.db, mara, id, later(1));
    await restoreDeletedDraft(place.db, mara, id, later(90));
    expect(await publishDueEssays(place.db, later(91))).toEqual([]);
    expect(await draftOf(place.db, mara, id)).toMatchObject({ status: 'draft' });
  });

  test('of an original is refused while it has another edition', async () => {
    const { essayId } = await draftOf(place.db, mara, id);
    const edition = await startEdition(
      place.db,
      mara,
      essayId,
      { label: 'Shorter', reason: 'For print.' },
      NOW,
    );
    await expect(deleteDraft(place.db, mara, id, NOW)).rejects.toThrow(/original of other editions/);
    await deleteDraft(place.db, mara, edition, NOW);
    await deleteDraft(place.db, mara, id, NOW);
  });

  test('is for good after thirty days, comments and work included', async () => {
    await publish(place.db, mara, id);
    const [on] = await place.db.select().from(essays);
    if (!on) throw new Error('The essay is there.');
    await givenComment(place.db, { on, by: await givenMember(place.db, { name: 'Ada' }) });
    await deleteDraft(place.db, mara, id, NOW);
    expect(await sweepDrafts(place.db, later(60))).toBe(0);
    expect(await sweepDrafts(place.db, later(MONTH))).toBe(1);
    for (const table of [drafts, essays, works, comments]) expect(await place.db.$count(table)).toBe(0);
    await expect(restoreDeletedDraft(place.db, mara, id, NOW)).rejects.toThrow(/gone for good/);
  });

  test('of an edition leaves its work and the original alone for good', async () => {
    const { essayId } = await draftOf(place.db, mara, id);
    await publish(place.db, mara, id);
    const edition = await startEdition(
      place.db,
      mara,
      essayId,
      { label: 'Shorter', reason: 'For print.' },
      NOW,
    );
    await deleteDraft(place.db, mara, edition, NOW);
    await sweepDrafts(place.db, later(MONTH));
    expect(await findDraft(place.db, edition, mara)).toBeUndefined();
    expect(await shown()).toEqual(['tea-before-advice']);
    expect(await place.db.$count(essays, eq(essays.id, essayId))).toBe(1);
  });
});
