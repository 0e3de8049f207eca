import { expect, test } from 'vitest';
import { type EssayPlace, essayMatterOf } from '#src/features/imports/rules/matter.ts';
import { importReport as says } from '#src/words/en/import-report.ts';
import { essay } from '../commands/arriving.ts';

const place: EssayPlace = {
  ...{ slug: 'tea', authors: ['ada'], topics: [], series: undefined, original: undefined },
  ...{ siteLanguage: 'en', text: 'Water has to boil before anything else can happen here.' },
};

test('an essay published at midnight UTC keeps its moment, wherever the site is', () => {
  const { matter } = essayMatterOf(essay('a', { published: new Date('2009-05-01T00:00:00Z') }), place, says);
  expect(matter.published).toBe('2009-05-01T00:00:00Z');
});

test('an essay without a title goes by its first words, and says so', () => {
  const { matter, remarks } = essayMatterOf(essay('a', { title: ' ' }), place, says);
  expect(matter.title).toBe('Water has to boil before anything else can');
  expect(remarks).toEqual([says.remark.untitled]);
});

test('what is too long is cut at a whole character, and says so', () => {
  const { matter, remarks } = essayMatterOf(
    essay('a', { title: '🫖'.repeat(150), standfirst: 'x'.repeat(700) }),
    place,
    says,
  );
  expect(matter.title.length).toBeLessThanOrEqual(200);
  expect(matter.title.isWellFormed()).toBe(true);
  expect(matter.standfirst).toHaveLength(600);
  expect(remarks).toEqual([says.remark.titleCut, says.remark.summaryCut]);
});

test('an edition whose original is not here stands by itself', () => {
  const { matter, remarks } = essayMatterOf(
    essay('a', { edition: { originalKey: 'b', label: 'Printed' } }),
    place,
    says,
  );
  expect(matter.editionOf).toBeUndefined();
  expect(remarks).toEqual([says.remark.noOriginal('Printed')]);
});
