import { expect, test } from 'vitest';
import { announced, openingOf } from '#src/features/letters/rules/announced.ts';

const spring = {
  slug: 'spring',
  title: 'Spring',
  standfirst: 'On waiting.',
  text: 'It rained.\n\nThen it did not.',
  words: 900,
  contentNotes: [],
  by: ['Ada Okafor'],
};

test('a letter tells how an essay begins and how long it takes', () => {
  expect(announced(spring)).toMatchObject({
    opening: 'It rained.\n\nThen it did not.',
    minutes: 4,
    path: '/essays/spring/',
  });
});

test('an essay with content notes says them and nothing of its text', () => {
  const noted = announced({ ...spring, contentNotes: ['A death in hospital.'] });
  expect(noted).toMatchObject({ opening: '', contentNotes: ['A death in hospital.'] });
});

test('an opening is whole paragraphs', () => {
  const long = `${'Word '.repeat(90).trim()}.`;
  expect(openingOf(`First.\n\n${long}\n\n${long}`)).toBe(`First.\n\n${long}`);
});

test('a long first paragraph ends between two words, and says that it goes on', () => {
  const opening = openingOf('Wort '.repeat(300));
  expect(opening).toMatch(/^(Wort )+…$/);
  expect(opening.length).toBeLessThanOrEqual(602);
});

test('a text without spaces is cut between two characters', () => {
  expect(openingOf('あ'.repeat(599) + '🌱'.repeat(10)).isWellFormed()).toBe(true);
});
