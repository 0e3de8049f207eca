import { expect, test } from 'vitest';
import { type ComparedParagraph, compareTexts } from '#src/features/essays/rules/comparison.ts';

const side = (paragraphs: ComparedParagraph[], dropped: 'added' | 'removed') =>
  paragraphs
    .map((runs) =>
      runs
        .filter((run) => run.kind !== dropped)
        .map((run) => run.text)
        .join(''),
    )
    .filter((text) => text !== '');

const long = [
  'The office closed at five and nobody told the people who were waiting.',
  'Somebody had left a coat on the chair by the radiator.',
  'When she came back in the spring the chair had been painted green.',
];

test('both editions can be read in full from their comparison', () => {
  const short = [
    'The office closed at five and nobody told us.',
    'When she came back in the spring, the chair was green.',
  ];
  const compared = compareTexts(long.join('\n\n'), short.join('\n\n'));
  expect(side(compared, 'added')).toEqual(long);
  expect(side(compared, 'removed')).toEqual(short);
});

test('a paragraph that only one edition has is shown whole', () => {
  const compared = compareTexts(long.join('\n\n'), [long[0], long[2]].join('\n\n'));
  expect(compared[1]).toEqual([{ kind: 'removed', text: long[1] }]);
});

test('one changed word is marked as one word', () => {
  const [runs] = compareTexts(
    'The chair was painted green in spring.',
    'The chair was painted blue in spring.',
  );
  expect(runs).toEqual([
    { kind: 'same', text: 'The chair was painted ' },
    { kind: 'removed', text: 'green' },
    { kind: 'added', text: 'blue' },
    { kind: 'same', text: ' in spring.' },
  ]);
});

test('an edition compared with itself has no changes', () => {
  const runs = compareTexts(long.join('\n\n'), long.join('\n\n')).flat();
  expect(runs.every((run) => run.kind === 'same')).toBe(true);
});

test('two texts of a megabyte with nothing in common are compared at once', () => {
  const of = (word: string, between: string) =>
    Array.from({ length: 60_000 }, (_, at) => `${word}${at}`).join(between);
  expect(compareTexts(of('a', '\n\n'), of('b', '\n\n'))).toHaveLength(120_000);
  expect(compareTexts(`same ${of('a', ' ')}`, `same ${of('b', ' ')}`).flat().length).toBeGreaterThan(0);
});

test('what both texts begin and end with stays together however long they are', () => {
  const around = Array.from({ length: 5_000 }, (_, at) => `Paragraph ${at}.`);
  const [from, to] = ['One thing.', 'Another thing.'].map((text) =>
    [...around, text, ...around].join('\n\n'),
  );
  const changed = compareTexts(from ?? '', to ?? '').filter((runs) =>
    runs.some(({ kind }) => kind !== 'same'),
  );
  expect(changed).toHaveLength(1);
});
