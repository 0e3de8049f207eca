import { expect, test } from 'vitest';
import { drawCard } from '#src/features/essays/rules/card.ts';

const card = {
  title: 'Tea before advice',
  authors: 'Ada Okafor',
  siteName: 'Both Chairs',
  accent: 'madder',
  direction: 'ltr',
} as const;

test('a card names the essay, who wrote it and where', () => {
  const drawing = JSON.stringify(drawCard(card));
  expect(drawing).toContain('Tea before advice');
  expect(drawing).toContain('Ada Okafor');
  expect(drawing).toContain('Both Chairs');
});

test('a long title is set smaller than a short one', () => {
  const sizeOf = (title: string) =>
    Number(/"fontSize":(\d+)/.exec(JSON.stringify(drawCard({ ...card, title })))?.[1]);
  expect(sizeOf('x'.repeat(200))).toBeLessThan(sizeOf('x'.repeat(80)));
  expect(sizeOf('x'.repeat(80))).toBeLessThan(sizeOf('x'));
});

test('a title in a script that the fonts lack is left out rather than boxed', () => {
  expect(JSON.stringify(drawCard({ ...card, title: 'お茶 Tee' }))).toContain('"children":"Tee"');
});
