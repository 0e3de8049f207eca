import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { outbox, suggesters, suggestions } from '#db/schema/index.ts';
import { carryOutLeavings } from '#src/features/leaving/commands/carry-out.ts';
import { askToLeave } from '#src/features/leaving/commands/leave.ts';
import { planLeaving } from '#src/features/leaving/commands/plan.ts';
import { removeMenu, restoreMenu } from '#src/features/menus/commands/whole.ts';
import { findCuratedMenu } from '#src/features/menus/queries/curate.ts';
import { findMenu } from '#src/features/menus/queries/menus.ts';
import {
  acceptSuggestion,
  declineSuggestion,
  mergeSuggestion,
} from '#src/features/suggestions/commands/answer.ts';
import {
  creditSuggestion,
  suggestResource,
  withdrawSuggestion,
} from '#src/features/suggestions/commands/suggest.ts';
import { findSuggestedRecord, listOwnSuggestions } from '#src/features/suggestions/queries/own.ts';
import { listEarlierDeclines, listWaitingSuggestions } from '#src/features/suggestions/queries/waiting.ts';
import { SUGGEST_LIMIT } from '#src/features/suggestions/rules/inputs.ts';
import { givenMember, NOW } from '#tests/setup/cast.ts';
import { givenMenu, linkTo } from '#tests/setup/curation.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
const IN_A_DAY = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
type Person = Awaited<ReturnType<typeof givenMember>>;
let cora: Person;
let mira: Person;
let noor: Person;

beforeEach(async () => {
  cora = await givenMember(site.db, { name: 'Cora', capabilities: ['curator'] });
  mira = await givenMember(site.db, { name: 'Mira' });
  noor = await givenMember(site.db, { name: 'Noor', mailChoices: { decisions: false } });
  const nearer = { title: 'Nearer', description: '', resources: [linkTo('alder')], sections: [] };
  await givenMenu(
    site.db,
    'help',
    [{ title: 'Near', description: '', resources: [], sections: [nearer] }],
    cora.id,
  );
});

const menu = async () => {
  const found = await findCuratedMenu(site.db, 'help');
  if (!found) throw new Error('The menu is gone.');
  return found;
};
const suggest = async (who: Person, address: string, more: { title?: string; credited?: boolean } = {}) =>
  suggestResource(
    site.db,
    who.id,
    await menu(),
    { address, title: '', section: undefined, why: 'It listens.', credited: false, ...more },
    NOW,
  );
const waiting = () => listWaitingSuggestions(site.db, 100);
const firstId = async () => (await waiting())[0]?.id ?? '';
const answering = () => ({ by: cora.id, now: NOW });
const accept = async (id: string) => {
  const section = (await menu()).tree.sections[0]?.id ?? '';
  await acceptSuggestion(site.db, id, { section, resource: linkTo('birch') }, answering());
};
const read = async () => (await findMenu(site.db, 'help'))?.sections[0]?.resources[0];
const mails = () => site.db.select().from(outbox).orderBy(outbox.id);

describe('a member who suggests something', () => {
  test('is told where it stands when it is in the menu already', async () => {
    await expect(suggest(mira, 'http://www.alder.example')).rejects.toThrow(
      'This is in the menu already, under “Near › Nearer”.',
    );
    expect(await waiting()).toEqual([]);
  });

  test('joins others who suggested the same, and cannot do so twice', async () => {
    expect(await suggest(mira, 'https://birch.example/')).toBe('suggested');
    expect(await suggest(noor, 'http://www.birch.example')).toBe('joined');
    await expect(suggest(mira, 'https://birch.example')).rejects.toThrow('You have suggested this');
    expect((await waiting()).map((one) => one.with.length)).toEqual([2]);
  });

  test('can do so ten times a day', async () => {
    for (let at = 0; at < SUGGEST_LIMIT.times; at++) await suggest(mira, `https://birch.example/${at}`);
    await expect(suggest(mira, 'https://birch.example/more')).rejects.toThrow(/minutes|hours|seconds/);
  });

  test('is told when nothing of this site is under the address', async () => {
    await expect(suggest(mira, '/essays/nothing/')).rejects.toMatchObject({ field: 'address' });
  });

  test('is named to curators and readers only if they wish', async () => {
    await suggest(mira, 'https://birch.example/');
    expect(JSON.stringify(await waiting())).not.toContain('Mira');
    const id = await firstId();
    await accept(id);
    expect(await read()).toMatchObject({ title: 'birch', recommendedBy: null });
    await creditSuggestion(site.db, mira.id, id, true);
    expect(await read()).toMatchObject({ recommendedBy: 'Mira' });
    await creditSuggestion(site.db, noor.id, id, false);
    expect(await read()).toMatchObject({ recommendedBy: 'Mira' });
  });

  test('takes it back while it waits, and others who suggested it stay', async () => {
    await suggest(mira, 'https://birch.example/');
    await suggest(noor, 'https://birch.example/');
    const id = await firstId();
    await withdrawSuggestion(site.db, mira.id, id);
    expect((await waiting())[0]?.with).toHaveLength(1);
    await withdrawSuggestion(site.db, noor.id, id);
    expect(await site.db.$count(suggestions)).toBe(0);
  });
});

describe('a curator who answers', () => {
  test('takes it in, and everyone who suggested it and wants mail is told', async () => {
    await suggest(mira, 'https://birch.example/', { title: 'The birch', credited: true });
    await suggest(noor, 'https://birch.example/');
    const id = await firstId();
    await accept(id);
    expect((await mails()).map(({ template, memberId }) => [template, memberId])).toEqual([
      ['suggestion-accepted', mira.id],
    ]);
    expect(await listOwnSuggestions(site.db, noor.id)).toMatchObject([{ state: 'accepted' }]);
    await expect(accept(id)).rejects.toThrow('answered this suggestion meanwhile');
    expect((await menu()).tree.sections[0]?.resources).toHaveLength(1);
  });

  test('declines with a reason that the member finds, and sees it when it comes again', async () => {
    await suggest(mira, 'https://birch.example/');
    await declineSuggestion(site.db, await firstId(), 'It closed.', answering());
    expect(await listOwnSuggestions(site.db, mira.id)).toMatchObject([
      { state: 'declined', reason: 'It closed.', resourceId: null },
    ]);
    expect((await mails())[0]).toMatchObject({
      template: 'suggestion-declined',
      data: { reason: 'It closed.', resource: 'https://birch.example/' },
    });
    await suggest(noor, 'https://birch.example');
    const [again] = await waiting();
    expect(again && (await listEarlierDeclines(site.db, again))).toMatchObject([{ reason: 'It closed.' }]);
  });

  test('lets it go into a resource that is there, whose annotation then says more', async () => {
    await suggest(mira, 'https://alder.example/groups', { credited: true });
    const alder = (await menu()).tree.sections[0]?.sections[0]?.resources[0];
    const into = { resource: alder?.id ?? '', annotation: 'About alder and its groups.' };
    await mergeSuggestion(site.db, await firstId(), into, answering());
    const shown = (await findMenu(site.db, 'help'))?.sections[0]?.sections[0]?.resources;
    expect(shown).toMatchObject([{ annotation: into.annotation, recommendedBy: 'Mira', title: 'alder' }]);
    expect(await mails()).toMatchObject([{ template: 'suggestion-accepted' }]);
  });

  test('cannot remove a menu while somebody waits for an answer', async () => {
    await suggest(mira, 'https://birch.example/');
    const { id } = await menu();
    await expect(removeMenu(site.db, id)).rejects.toThrow('Members wait for an answer');
    await declineSuggestion(site.db, await firstId(), 'It closed.', answering());
    await removeMenu(site.db, id);
    expect(await listOwnSuggestions(site.db, mira.id)).toEqual([]);
  });

  test('undoes a removal, and the name is beside it again', async () => {
    await suggest(mira, 'https://birch.example/', { credited: true });
    await accept(await firstId());
    const { id, version } = await menu();
    await restoreMenu(site.db, id, version - 1, answering());
    expect(await read()).toBeUndefined();
    await restoreMenu(site.db, id, version, answering());
    expect(await read()).toMatchObject({ recommendedBy: 'Mira' });
  });
});

describe('a member who leaves', () => {
  test('takes their words and their name along, and what others suggest stays', async () => {
    await suggest(mira, 'https://birch.example/', { credited: true });
    await accept(await firstId());
    await suggest(mira, 'https://cedar.example/');
    await suggest(mira, 'https://doum.example/');
    await suggest(noor, 'https://doum.example/');
    expect((await findSuggestedRecord(site.db, mira.id)).suggestions).toHaveLength(3);
    await planLeaving(site.db, mira.id, { comments: 'delete', dropVoices: false, essays: 'keep' });
    await askToLeave(site.db, mira.id, NOW);
    await carryOutLeavings(site.db, IN_A_DAY);
    expect(await read()).toMatchObject({ title: 'birch', recommendedBy: null });
    expect((await waiting()).map(({ address }) => address)).toEqual(['https://doum.example/']);
    expect(await site.db.$count(suggesters, eq(suggesters.memberId, mira.id))).toBe(0);
  });
});
