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

test('letters that the fonts lack are left out rather than boxed', () => {
  expect(JSON.stringify(drawCard({ ...card, title: 'Tea 💔 before 茶 advice' }))).toContain(
    '"Tea before advice"',
  );
});

test('a title in another script gives way to the site’s name', () => {
  const drawing = JSON.stringify(drawCard({ ...card, title: 'お茶の前に Tee' }));
  expect(drawing.match(/"children":"Both Chairs"/g)).toHaveLength(2);
});
